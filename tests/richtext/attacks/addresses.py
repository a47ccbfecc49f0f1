"""Addresses that run or that lead elsewhere than they say: schemes, their disguises, and other hosts."""

from .table import kind

# Ways to write "javascript:" that browsers take for it. %s is the script.
DISGUISES = [
    "javascript:%s",
    "JAVASCRIPT:%s",
    "JaVaScRiPt:%s",
    " javascript:%s",
    "javascript&colon;%s",
    "javascript&#x3a;%s",
    "&#106;avascript:%s",
    "&#0000106avascript:%s",
    "&#106&#97&#118&#97&#115&#99&#114&#105&#112&#116&#58%s",
    "java&Tab;script:%s",
    "java&NewLine;script:%s",
    "java&#9;script:%s",
    "java&#13;script:%s",
    "j&#9;a&#9;v&#9;a&#9;s&#9;c&#9;r&#9;i&#9;p&#9;t&#9;:%s",
    "javascript&Tab;:%s",
    "&#1;javascript:%s",
    "&#31;&#32;javascript:%s",
    "&#x20;&#x0a;javascript:%s",
    "java\tscript:%s",
    "java\nscript:%s",
    "java\rscript:%s",
    "\x01javascript:%s",
    "\x1f \x0cjavascript:%s",
    "javascript://%%0a%s",
    "javascript:'<p>';%s",
    "javascript:%%68%%69%%74=1;%s",
]
# Ways that they do not take for it, though somebody who reads them carelessly might.
NEARLY = [
    "javascript://attack.example/&#10;%s",
    "java\0script:%s",
    "java&#0;script:%s",
    "javascript%%3A%s",
    "&#xfeff;javascript:%s",
    "&nbsp;javascript:%s",
    "java&shy;script:%s",
    "javascript\uff1a%s",
    "\u202ejavascript:%s",
    "/javascript:%s",
    "#javascript:%s",
    "vbscript:%s",
    "view-source:javascript:%s",
    "feed:javascript:%s",
    "data:text/html,<script>%s</script>",
    "data:text/html;base64,PHNjcmlwdD5oaXQ9MTwvc2NyaXB0Pg==#%s",
    "da&Tab;ta:text/html,<script>%s</script>",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='%s'/>",
    "data:application/xhtml+xml,<script xmlns='http://www.w3.org/1999/xhtml'>%s</script>",
    "blob:https://attack.example/%s",
    "filesystem:https://attack.example/%s",
    "intent://attack.example/#Intent;S.x=%s;end",
    "ftp://attack.example/%s",
    "mailto:a@attack.example?body=<script>%s</script>",
    "tel:<script>%s</script>",
]


def _links(addresses: list[str]) -> list[str]:
    return ['<a href="' + address % "hit=1" + '">x</a>' for address in addresses]


SCHEMES = kind("script addresses of links", _links(DISGUISES), _links(NEARLY))

CARRIERS = kind(
    "script addresses elsewhere",
    r"""
<a href=javascript:hit=1>x</a>
<a href="javascript:hit=1" href="/">x</a>
<a href="javascript:alert(1)">x</a>
<a href="javascript:location='https://attack.example/'">x</a>
<a href=javascript:hit=1><p>x</p></a>
<p><a href=javascript:hit=1><strong>x</p><p>y</strong></a>
<map name=x><area href=javascript:hit=1 shape=default></map>
<svg><a href=javascript:hit=1><text y=9>x</text></a></svg>
<svg><a xlink:href=javascript:hit=1><text y=9>x</text></a></svg>
<svg><a xlink:href=#><animate attributeName=href values=javascript:hit=1 /><text y=9>x</text></a></svg>
<svg><a><set attributeName=href to=javascript:hit=1 /><text y=9>x</text></a></svg>
<svg><a><animate attributeName=href from=javascript:hit=1 to=javascript:hit=1 dur=9s /><text y=9>x</text></a></svg>
<form><button formaction=javascript:hit=1>x</button></form>
""",
    silent=r"""
<img src=javascript:hit=1>
<img src=data:text/html,<script>hit=1</script>>
<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='top.hit=1'/>">
<input type=image src=javascript:hit=1>
<body background=javascript:hit=1>
<td background=javascript:hit=1>
<blockquote cite=javascript:hit=1>x</blockquote>
<math href=javascript:hit=1>x</math>
<math><maction actiontype=statusline#//attack.example xlink:href=javascript:hit=1>x</maction></math>
<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg' onload='hit=1'/>#x" /></svg>
<isindex action=javascript:hit=1 type=image>
<a href=/ ping=javascript:hit=1>x</a>
""",
)

OTHER_HOSTS = kind(
    "links that do not say that they leave",
    r"""
<a href="//attack.example/">x</a>
<a href="///attack.example/">x</a>
<a href="/\attack.example/">x</a>
<a href="\/attack.example/">x</a>
<a href="\\attack.example/">x</a>
<a href=" //attack.example/">x</a>
<a href="&#9;//attack.example/">x</a>
<a href="/&#9;/attack.example/">x</a>
<a href="/&#10;/attack.example/">x</a>
<a href="&#47;&#47;attack.example/">x</a>
<a href="/&bsol;attack.example/">x</a>
<a href="&#1;//attack.example/">x</a>
<a href="//clinic.example@attack.example/">x</a>
<a href="//&#8203;attack.example/">x</a>
<a href="//attack&#12290;example/">x</a>
<a href="//&#x24d0;ttack.example/">x</a>
<a href="#h-x" ping="https://attack.example/">x</a>
<area href="//attack.example/">
<svg><a href="//attack.example/"><text y=9>x</text></a></svg>
""",
    silent=r"""
<a href="/&nbsp;/attack.example/">x</a>
<a href="/%09/attack.example/">x</a>
<a href="%2f%2fattack.example/">x</a>
<a href="/..//attack.example/">x</a>
<a href="&#65295;&#65295;attack.example/">x</a>
<a href="&#8206;//attack.example/">x</a>
<a href="http:attack.example/">x</a>
<a href="/" target="attack.example" rel="opener">x</a>
""",
)
