"""What makes one PDF both PDF/A-2a (to keep) and PDF/UA-1 (for everybody to read).

WeasyPrint writes the metadata of one of the two. A file of PDF/A may name the other only when
it describes how: the extension schema of ISO 19005-2, 6.6.2.3.3.
"""

from typing import Any

VARIANT = "pdf/a-2a"

END_OF_METADATA = b"</rdf:RDF>"

PDF_UA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def add_pdf_ua(document: Any, pdf: Any) -> None:
    """Finish a PDF/A-2a of WeasyPrint (its `finisher`): it says that it is PDF/UA-1 as well."""
    metadata = next(
        each
        for each in pdf.objects
        if getattr(each, "extra", None) and each.extra.get("Type") == "/Metadata"
    )
    (content,) = metadata.stream
    metadata.stream = [content.replace(END_OF_METADATA, PDF_UA + END_OF_METADATA)]
    metadata.compress = False
