"""Text that means one thing to a sanitiser and another to a browser: other namespaces, and elements whose text is raw.

Many lie still until somebody reads them, writes them down again and reads that: the watch does so twice.
"""

from .table import kind

NAMESPACES = kind(
    "SVG and MathML",
    r"""
<svg><img src=x onerror=hit=1></svg>
<svg><p><img src=x onerror=hit=1>
<svg><desc><img src=x onerror=hit=1></desc></svg>
<svg><title><img src=x onerror=hit=1></title></svg>
<svg><foreignObject><img src=x onerror=hit=1></foreignObject></svg>
<svg><style><img src=x onerror=hit=1></style></svg>
<svg></p><style><a title="</style><img src=x onerror=hit=1>">
<svg><xmp><img src=x onerror=hit=1></xmp></svg>
<svg><a><rect onclick=hit=1 width=9 height=9 /></a></svg>
<svg xmlns="http://www.w3.org/2000/svg" onload="hit=1"/>
<svg:svg onclick=hit=1>x</svg:svg>
<math><mi//xlink:href="x"onclick=hit=1>x</math>
<math><mtext><img src=x onerror=hit=1></mtext></math>
<math><annotation-xml encoding=text/html><img src=x onerror=hit=1></annotation-xml></math>
<math><annotation-xml encoding="application/xhtml+xml"><script>hit=1</script></annotation-xml></math>
<math><annotation-xml><svg><foreignObject><img src=x onerror=hit=1></foreignObject></svg></annotation-xml></math>
<math><p><img src=x onerror=hit=1>
<math><mtext><table><mglyph><style><img src=x onerror=hit=1></style>
<math><mtext><svg><mglyph><img src=x onerror=hit=1>
<math onclick=hit=1>x</math>
<p><svg><p></svg><img src=x onerror=hit=1></p>
<svg><ul><li><img src=x onerror=hit=1></ul>
<svg><figure><img src=/media/pictures/x.png onerror=hit=1></figure></svg>
<math><figcaption><img src=x onerror=hit=1></figcaption></math>
<svg><font color=x><img src=x onerror=hit=1>
<svg/><details open ontoggle=hit=1>
""",
    silent=r"""
<svg><animate attributeName=onload to=hit=1 /></svg><svg onload=hit=1>
<svg><![CDATA[<img src=x onerror=hit=1>]]></svg>
<math><mtext>&lt;img src=x onerror=hit=1&gt;</mtext></math>
<svg><noscript>&lt;img src=x onerror=hit=1&gt;</noscript></svg>
<svg><desc title="</desc><img src=x onerror=hit=1>"></desc></svg>
""",
)

MUTATIONS = kind(
    "mutations",
    r"""
<noscript><p title="</noscript><img src=x onerror=hit=1>">
<noscript><!--</noscript><img src=x onerror=hit=1>-->
<noscript><style></noscript><img src=x onerror=hit=1>
<style><p title="</style><img src=x onerror=hit=1>">
<style><!--</style><img src=x onerror=hit=1>-->
<title><p title="</title><img src=x onerror=hit=1>">
<title><!--</title><img src=x onerror=hit=1>-->
<textarea><p title="</textarea><img src=x onerror=hit=1>">
<xmp><p title="</xmp><img src=x onerror=hit=1>">
<xmp><!--</xmp><img src=x onerror=hit=1>-->
<iframe><p title="</iframe><img src=x onerror=hit=1>">
<script><p title="</script><img src=x onerror=hit=1>">
<template><p></template></template><img src=x onerror=hit=1>
<template shadowrootmode=open><img src=x onerror=hit=1></template>
<div><template shadowrootmode=open><script>hit=1</script></template></div>
<select><img src=x onerror=hit=1></select>
<select><template><option></template></select><img src=x onerror=hit=1>
<select><keygen><img src=x onerror=hit=1>
<table><img src=x onerror=hit=1></table>
<table><tr><img src=x onerror=hit=1><td>x</table>
<table><caption><img src=x onerror=hit=1></table>
<table><a href=javascript:hit=1><tr><td>x</td></tr></table>
<table><tr><td><table></td></tr><img src=x onerror=hit=1>
<table><p title="<table>"><img src=x onerror=hit=1>
<a><table><a><img src=x onerror=hit=1></table>
<b><p></b><img src=x onerror=hit=1></p>
<a href=/><p><a href=javascript:hit=1>x</p></a>
<p><details><summary></p><img src=x onerror=hit=1></details>
<ul><li></ul><img src=x onerror=hit=1></li>
<!--x--!><img src=x onerror=hit=1>-->
<!-- x--> -!> <img src=x onerror=hit=1>
<!--><img src=x onerror=hit=1>-->
<!---><img src=x onerror=hit=1>-->
<!DOCTYPE x [<!ENTITY y "><img src=x onerror=hit=1>">]>
<![CDATA[><img src=x onerror=hit=1>]]>
<?xml-stylesheet ?><img src=x onerror=hit=1>
<?x y="><img src=x onerror=hit=1>"?>
</ ><img src=x onerror=hit=1>
</><img src=x onerror=hit=1>
<svg></p><style><g title="</style><img src=x onerror=hit=1>">
<svg><p><style><g title="</style><img src=x onerror=hit=1>">
<svg><desc><table><desc><style><g title="</style><img src=x onerror=hit=1>">
<svg><style>&lt;!--</style><img src=x onerror=hit=1>-->
<pre>\n\n<img src=x onerror=hit=1></pre>
<nobr><nobr><p></nobr><img src=x onerror=hit=1>
""",
    silent=r"""
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=hit=1&gt;">
<math><mtext><table><mglyph><style><![CDATA[</style><img title="]]&gt;&lt;/mglyph&gt;&lt;img src=x onerror=hit=1&gt;">
<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=hit=1>
<math><mtext><option><FAKEFAKE><option></option><mglyph><svg><mtext><style><a title="</style><img src=x onerror=hit=1>">
<math></p><style><!--</style><img title="--&gt;&lt;/mglyph&gt;&lt;img src=x onerror=hit=1&gt;">
<math><mi><table><malignmark><style><!--</style><img title="--&gt;&lt;img src=x onerror=hit=1&gt;">
<listing>&lt;img src=x onerror=hit=1&gt;</listing>
<xmp>&lt;/xmp&gt;&lt;img src=x onerror=hit=1&gt;</xmp>
<textarea>&lt;/textarea&gt;&lt;img src=x onerror=hit=1&gt;</textarea>
<noscript>&lt;/noscript&gt;&lt;img src=x onerror=hit=1&gt;</noscript>
<template><img src=x onerror=hit=1></template>
<plaintext><img src=x onerror=hit=1>
<p title="`onclick=hit=1">x</p>
<img alt="``onload=hit=1" src=/static/icon.svg>
<abbr title="--&gt;&lt;img src=x onerror=hit=1&gt;">x</abbr>
<a href="/&quot;&gt;&lt;img src=x onerror=hit=1&gt;">x</a>
<!--<img src=x onerror=hit=1>-->
<!-- &gt; --&gt; <img src=x onerror=hit=1> -->
<p>&lt;img src=x onerror=hit=1&gt;</p>
<p>&amp;lt;img src=x onerror=hit=1&amp;gt;</p>
""",
)
