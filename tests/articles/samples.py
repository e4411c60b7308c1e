"""Files as Word, Google Docs and WordPress write them, with words of our own."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
RELS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>"""
DOCUMENT_RELS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{R}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{R}/numbering" Target="numbering.xml"/>
<Relationship Id="rId3" Type="{R}/footnotes" Target="footnotes.xml"/>
<Relationship Id="rId4" Type="{R}/hyperlink" Target="https://example.org/book" TargetMode="External"/>
<Relationship Id="rId5" Type="{R}/image" Target="media/image1.png"/></Relationships>"""
STYLES = f"""<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style></w:styles>"""
NUMBERING = f"""<?xml version="1.0" encoding="UTF-8"?><w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
FOOTNOTES = f"""<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{W}">
<w:footnote w:id="2"><w:p><w:r><w:t xml:space="preserve"> Bowlby, 1988.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
CORE = """<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ines Calder</dc:creator></cp:coreProperties>"""


def paragraph(text, style="", extra="", run=""):
    about = (f'<w:pStyle w:val="{style}"/>' if style else "") + extra
    return f'<w:p><w:pPr>{about}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def item(text):
    return paragraph(text, extra='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')


def drawing(alternative):
    return (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f'<wp:docPr id="1" name="Picture 1" descr="{alternative}"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
        f'<a:blip xmlns:r="{R}" r:embed="rId5"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


NOTED = (
    '<w:p><w:r><w:t>Children learn this early</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    "<w:r><w:t>.</w:t></w:r></w:p>"
)
LINKED = (
    f'<w:p><w:hyperlink xmlns:r="{R}" r:id="rId4"><w:r><w:t>A book</w:t></w:r></w:hyperlink>'
    '<w:r><w:t xml:space="preserve"> says more, and </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>so</w:t></w:r>'
    "<w:r><w:rPr><w:i/></w:rPr><w:t> do I</w:t></w:r></w:p>"
)
TABLE = (
    "<w:tbl>"
    + "".join(
        f"<w:tr><w:tc>{paragraph(left)}</w:tc><w:tc>{paragraph(right)}</w:tc></w:tr>"
        for left, right in (("When", "What"), ("At night", "Breathe"))
    )
    + "</w:tbl>"
)
BODY = "".join(
    [
        paragraph("On leaving slowly", "Title"),
        paragraph("It takes time."),
        paragraph("What helps", "Heading1"),
        item("A walk"),
        item("A friend"),
        paragraph("Nobody leaves alone.", "Quote"),
        NOTED,
        LINKED,
    ]
)


def docx(body=BODY, **parts):
    """Return a DOCX file with this body; `parts` replaces or adds files by name, None leaves one out."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    held = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELS,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": DOCUMENT_RELS,
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/footnotes.xml": FOOTNOTES,
        "docProps/core.xml": CORE,
    } | parts
    return archive({name: text for name, text in held.items() if text is not None})


def archive(held):
    """Return a ZIP archive of texts or bytes by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in held.items():
            made.writestr(name, text)
    return buffer.getvalue()


HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.8" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Alder Street</title><link>https://alder.example</link>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://alder.example</wp:base_site_url>
<wp:base_blog_url>https://alder.example</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[ines]]></wp:author_login>
<wp:author_display_name><![CDATA[Ines Calder]]></wp:author_display_name></wp:author>
"""
FOOT = "</channel></rss>"


def post(number, title, content="", **more):
    """Return one item of an export. `more` names what differs, by the last part of its tag."""
    given = {
        "kind": "post",
        "status": "publish",
        "name": f"post-{number}",
        "link": f"https://alder.example/2024/05/post-{number}/",
        "date": "2024-05-02 09:30:00",
        "excerpt": "",
        "extra": "",
        "password": "",
    } | more
    return f"""<item><title><![CDATA[{title}]]></title><link>{given["link"]}</link>
<pubDate>Thu, 02 May 2024 09:30:00 +0000</pubDate><dc:creator><![CDATA[ines]]></dc:creator>
<guid isPermaLink="false">https://alder.example/?p={number}</guid><description></description>
<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[{given["excerpt"]}]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date><![CDATA[{given["date"]}]]></wp:post_date>
<wp:post_date_gmt><![CDATA[{given["date"]}]]></wp:post_date_gmt><wp:post_name><![CDATA[{given["name"]}]]></wp:post_name>
<wp:status><![CDATA[{given["status"]}]]></wp:status><wp:post_type><![CDATA[{given["kind"]}]]></wp:post_type>
<wp:post_password><![CDATA[{given["password"]}]]></wp:post_password>{given["extra"]}</item>
"""


def meta(key, value):
    return (
        f"<wp:postmeta><wp:meta_key><![CDATA[{key}]]></wp:meta_key>"
        f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


def attachment(number, address, alternative="", *, caption="", text=0, place=0):
    """Return a picture of an export; `text` is the number of the post it was uploaded for."""
    extra = f"<wp:attachment_url><![CDATA[{address}]]></wp:attachment_url>"
    extra += f"<wp:post_parent>{text}</wp:post_parent><wp:menu_order>{place}</wp:menu_order>"
    extra += meta("_wp_attachment_image_alt", alternative)
    return post(number, "photo", kind="attachment", status="inherit", excerpt=caption, extra=extra)


def export(*items):
    return HEAD + "".join(items) + FOOT
