"""Attacks on what our authors may write: each construct asked for more than it gives."""

from .table import kind

UUID = "00000000-0000-4000-8000-000000000000"
DIGEST = "0" * 64
PICTURE = f"/media/pictures/{DIGEST}.png"


def _filled(table: str) -> str:
    return table.replace("UUID", UUID).replace("PICTURE", PICTURE).replace("HEX", DIGEST)


CONSTRUCTS = kind(
    "our constructs",
    _filled(
        r"""
<div class="callout-note" onmouseover="hit=1"><p>x</p></div>
<div class="callout-note"onclick=hit=1 "><p>x</p></div>
<div class="callout-warning"><script>hit=1</script></div>
<div class='callout-do' style='background:url(//attack.example/b)'><p>x</p></div>
<div class=callout-dont><div class=callout-dont onclick=hit=1><p>x</p></div></div>
<div class="callout-note"></div></div></div><img src=x onerror=hit=1>
<div class="callout-note" id=hit><p>x</p></div>
<h2 id="h-x" onclick="hit=1">x</h2>
<h2 id="h-x"><img src=x onerror=hit=1></h2>
<h2 id="h-x" id="hit"><a id=hit>x</a></h2>
<a href="page:UUID" onclick="hit=1">x</a>
<a href="page:UUID"><img src=x onerror=hit=1></a>
<a href="page:UUID" ping="//attack.example/" style="background:url(//attack.example/b)">x</a>
<a onmouseover=hit=1 href="reference:UUID">1</a>
<a href="reference:UUID">1<img src=x onerror=hit=1></a>
<figure class="picture"><img alt="x" src="//attack.example/PICTURE"></figure>
<figure class="picture"><img alt="x" src="https://attack.examplePICTURE"></figure>
<figure class="picture"><img alt="x" src="\\attack.example\media\pictures\HEX.png"></figure>
<figure class="picture"><img alt="x" src="/\attack.examplePICTURE"></figure>
<figure class="picture"><img alt="x" src="/&Tab;/attack.examplePICTURE"></figure>
<figure class="picture"><img alt="x" src="PICTURE" srcset="//attack.example/i 1x"></figure>
<figure class="picture"><img alt="x" src="PICTURE" onerror="hit=1"></figure>
<figure class="picture"><img alt=""onerror="hit=1" src="/nothing/"></figure>
<figure class="picture"><img alt="x" style="content:url(//attack.example/i)" src="PICTURE"></figure>
<figure class="picture"><img alt="x" src="PICTURE"><figcaption onclick=hit=1>x</figcaption></figure>
<figure class="picture"><img alt="x" src="PICTURE"><figcaption><img src=x onerror=hit=1></figcaption></figure>
<figure class="picture" onclick=hit=1><img alt="x" src="PICTURE"></figure>
<figure class="picture" style="background:url(//attack.example/b)"><img alt="x" src="PICTURE"></figure>
<img alt="x" src="PICTURE" name=hit>
<details open ontoggle="hit=1"><summary>x</summary><p>y</p></details>
<details><summary onclick=hit=1>x</summary><p>y</p></details>
<details><summary><a href=javascript:hit=1>x</a></summary></details>
<details name=hit open><summary><b id=hit>x</b></summary></details>
<abbr title="x" onmouseover="hit=1">x</abbr>
<abbr title="x"onfocus=hit=1 tabindex=0>x</abbr>
<abbr title="<b>"><script>hit=1</script></abbr>
<dl><dt onclick=hit=1>x</dt><dd><img src=x onerror=hit=1></dd></dl>
<ol start="1" onclick=hit=1><li>x</li></ol>
<li value=1 onclick=hit=1>x</li>
<table><tr><th scope="col" onclick="hit=1">x</th></tr></table>
<table><tr><td colspan="2"onmouseover=hit=1>x</td></tr></table>
<table><caption><table><caption><img src=x onerror=hit=1></table></table>
<blockquote cite="//attack.example/"><img src=x onerror=hit=1></blockquote>
<sup onclick=hit=1>1</sup>
<strong onclick=hit=1><em onclick=hit=1>x</em></strong>
<br onclick=hit=1 style="content:url(//attack.example/b)">
<br clear="&{hit=1}" onclick=hit=1>
"""
    ),
    _filled(
        r"""
<div class="callout-note hit" role=alert aria-label=hit><p>x</p></div>
<div class="callout-hit"><p>x</p></div>
<div class="callout-note&quot; onmouseover=&quot;hit=1"><p>x</p></div>
<div class="callout-note&Tab;&gt;&lt;img src=x onerror=hit=1&gt;"><p>x</p></div>
<div class="site-footer notices skip hit"><p>x</p></div>
<h2 id="h-&quot; onclick=&quot;hit=1">x</h2>
<h2 id="h-&gt;&lt;img src=x onerror=hit=1&gt;">x</h2>
<h2 id="h-x onclick=hit=1">x</h2>
<a href="page:javascript:hit=1">x</a>
<a href="page:hit">x</a>
<a href="page://attack.example/">x</a>
<a href="page:UUID&quot; onclick=&quot;hit=1">x</a>
<a href="page:UUID' onclick='hit=1">x</a>
<a href="page:UUID&gt;&lt;img src=x onerror=hit=1&gt;">x</a>
<a href="page:UUID&NewLine;javascript:hit=1">x</a>
<a href="&#1;page:UUID#hit">x</a>
<a href="PAGE:UUID#//attack.example/">x</a>
<a href="pa&Tab;ge:UUID&quot;&gt;&lt;script&gt;hit=1&lt;/script&gt;">x</a>
<a href="reference:javascript:hit=1">1</a>
<a href="reference://attack.example/">1</a>
<a href="reference:UUID&quot; onclick=&quot;hit=1">1</a>
<a href="reference:UUID&gt;&lt;script&gt;hit=1&lt;/script&gt;">1</a>
<a href="reference:UUID">&lt;img src=x onerror=hit=1&gt;</a>
<a href="reference:../../admin/?hit">1</a>
<a href="#h-&quot;&gt;&lt;img src=x onerror=hit=1&gt;">x</a>
<a href="https://attack.example/&quot; onclick=&quot;hit=1">x</a>
<a href="https://&quot;onclick=&quot;hit=1@attack.example/">x</a>
<figure class="picture hit"><img alt="x" src="PICTURE"></figure>
<figure class="hit"><img alt="x" src="PICTURE"></figure>
<figure class="picture"><img alt="x" src="PICTURE?//attack.example/"></figure>
<figure class="picture"><img alt="x" src="PICTURE/../../hit.svg"></figure>
<figure class="picture"><img alt="x" src="/media/pictures/../../hit/HEX.png"></figure>
<figure class="picture"><img alt="x" src="/media/pictures/%2e%2e/hit.png"></figure>
<figure class="picture"><img alt="x" src="/media/pictures/..\hit.png"></figure>
<figure class="picture"><img alt="x" src="/media/pictures//attack.example/i.png"></figure>
<figure class="picture"><img alt="x" src="/media/pictures/HEX.svg?hit"></figure>
<figure class="picture"><img alt="x" src="/media/pictures/HEX.png.svg#hit"></figure>
<figure class="picture"><img alt="x" src="PICTURE&NewLine;hit"></figure>
<figure class="picture"><img alt="x" src="PICTURE&quot; onerror=&quot;hit=1"></figure>
<figure class="picture"><img alt="x&quot; onerror=&quot;hit=1" src="PICTURE"></figure>
<figure class="picture"><img alt="x&gt;&lt;script&gt;hit=1&lt;/script&gt;" src="PICTURE"></figure>
<figure class="picture"><img alt="x" width="1&quot; onerror=&quot;hit=1" src="PICTURE"></figure>
<figure class="picture"><img alt="hit" width="99999999999" height="-1" src="PICTURE"></figure>
<figure class="picture"><img alt="x" src="page:UUID#hit"></figure>
<figure class="picture"><figcaption>&lt;img src=x onerror=hit=1&gt;</figcaption><img alt="x" src="PICTURE"></figure>
<details><summary>&lt;script&gt;hit=1&lt;/script&gt;</summary></details>
<abbr title="x&quot; onmouseover=&quot;hit=1">x</abbr>
<abbr title="&lt;img src=x onerror=hit=1&gt;">x</abbr>
<abbr title="' onmouseover='hit=1">x</abbr>
<ol start="1&quot; onclick=&quot;hit=1"><li>x</li></ol>
<table><tr><th scope="col&quot; onclick=&quot;hit=1">x</th></tr></table>
<table><tr><td colspan="2&quot; onclick=&quot;hit=1" rowspan="hit">x</td></tr></table>
<table><tr><td colspan="99999999" rowspan="99999999">hit</td></tr></table>
"""
    ),
)

CLOBBERING = kind(
    "names that hide the page's own",
    r"""
<a id=hit>x</a>
<p id=hit>x</p>
<h2 id=hit>x</h2>
<div class=callout-note id=hit><p>x</p></div>
<img name=hit>
<img id=hit alt=x src=/static/icon.svg>
<form id=hit><input name=action></form>
<embed name=hit>
<object id=hit></object>
<iframe name=hit></iframe>
<iframe name=hit srcdoc="<a id=x href=//attack.example/>"></iframe>
<a id=hit></a><a id=hit name=x href=//attack.example/></a>
<svg id=hit></svg>
<details id=hit><summary id=hit>x</summary></details>
<figure id=hit class=picture></figure>
<x-any id=hit></x-any>
<abbr id=hit title=x>x</abbr>
<h3 ID=hit>x</h3>
""",
    silent=r"""
<a name=hit>x</a>
<input name=hit>
<h2 id="hit ">x</h2>
<h2 id="H-hit">x</h2>
<form id=h-hit><input name=parentNode><input name=attributes><input name=innerHTML></form>
<img name=getElementById alt=hit>
<h2 id="content">hit</h2>
""",
)
