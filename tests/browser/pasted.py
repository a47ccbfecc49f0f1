"""What Word and Google Docs put on the clipboard for a page of an article, in the shape that they write it."""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15"><link rel=File-List href="file:///C:/Temp/filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- @font-face {font-family:Calibri;} p.MsoNormal {margin:0in; font-size:11.0pt;} --></style></head>
<body lang=EN-US style='tab-interval:.5in'><!--StartFragment-->
<h1>Getting ready<o:p></o:p></h1>
<p class=MsoNormal><span style='font-size:12.0pt;font-family:"Times New Roman",serif'>Bring a <b>list</b> of your
<i style='mso-bidi-font-style:normal'>medicines</i>, and 10<sup>3</sup> questions.<o:p></o:p></span></p>
<h2 style='margin-top:2.0pt'><a name="_Toc1"></a>What to bring<o:p></o:p></h2>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>&middot;<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Your glasses<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>&middot;<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>A friend who drives<o:p></o:p></p>
<p class=MsoNormal>See <a href="https://medlineplus.gov/"><span style='color:blue'>MedlinePlus</span></a>.<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none'>
<tr style='mso-yfti-irow:0'><td width=312 valign=top style='width:233.75pt'><p class=MsoNormal><b>Day</b><o:p></o:p></p></td>
<td width=312 valign=top><p class=MsoNormal><b>You may</b><o:p></o:p></p></td></tr>
<tr><td width=312 valign=top><p class=MsoNormal>First<o:p></o:p></p></td>
<td width=312 valign=top><p class=MsoNormal>Walk<o:p></o:p></p></td></tr></table>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="p1"><v:imagedata src="file:///C:/Temp/image001.png"/></v:shape><![endif]-->
<![if !vml]><img width=100 height=50 src="file:///C:/Temp/image001.png"><![endif]><o:p></o:p></p>
<!--EndFragment--></body></html>"""

DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-0a1b2c3d-7fff-0000-1111-222233334444">
<h1 dir="ltr" style="line-height:1.38;margin-top:20pt;"><span style="font-size:20pt;font-family:Arial,sans-serif;\
color:#000000;font-weight:400;white-space:pre-wrap;">Getting ready</span></h1><p dir="ltr" style="line-height:1.38;">\
<span style="font-size:11pt;font-weight:400;white-space:pre-wrap;">Bring a </span><span style="font-size:11pt;\
font-weight:700;white-space:pre-wrap;">list</span><span style="font-size:11pt;font-weight:400;white-space:pre-wrap;"> of \
your </span><span style="font-size:11pt;font-style:italic;white-space:pre-wrap;">medicines</span><span \
style="font-weight:400;">, and 10</span><span style="font-size:6.6pt;vertical-align:super;">3</span><span> questions.</span>\
</p><h2 dir="ltr" style="line-height:1.38;"><span style="font-size:16pt;font-weight:400;">What to bring</span></h2>\
<ul style="margin-top:0;padding-inline-start:48px;"><li dir="ltr" style="list-style-type:disc;" aria-level="1">\
<p dir="ltr" role="presentation"><span style="font-weight:400;">Your glasses</span></p></li><li dir="ltr" aria-level="1">\
<p dir="ltr" role="presentation"><span style="font-weight:400;">A friend who drives</span></p></li></ul><p dir="ltr">\
<span style="font-weight:400;">See </span><a href="https://medlineplus.gov/" style="text-decoration:none;"><span \
style="color:#1155cc;text-decoration:underline;">MedlinePlus</span></a><span>.</span></p><div dir="ltr" \
style="margin-left:0pt;" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col width="312">\
<col width="312"></colgroup><tbody><tr style="height:0pt"><td style="border-left:solid #000000 1pt;"><p dir="ltr"><span \
style="font-weight:700;">Day</span></p></td><td><p dir="ltr"><span style="font-weight:700;">You may</span></p></td></tr>\
<tr><td><p dir="ltr"><span>First</span></p></td><td><p dir="ltr"><span>Walk</span></p></td></tr></tbody></table></div>\
<p dir="ltr"><span style="border:none;display:inline-block;overflow:hidden;width:100px;height:50px;"><img \
src="https://lh7-rt.googleusercontent.com/docsz/AD_4nX" width="100" height="50"></span></p></b>"""
