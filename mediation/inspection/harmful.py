"""What acts in the markup of Word and Excel files (ECMA-376), by name: what is let through of the rest is named too."""

from __future__ import annotations

#: Elements that run, embed or fetch something.
ELEMENTS = frozenset(
    {
        *("altchunk", "subdoc", "attachedtemplate", "mailmerge", "frameset", "sourcefilename", "savethroughxslt"),
        *("object", "oleobject", "oleobjects", "olelink", "ddelink", "ddeitems", "control", "controls", "ocx"),
        *("externalbook", "externalreference", "externalreferences", "externallink", "connections", "querytable"),
        *("webpublishitem", "webpublishitems"),
        *("customui", "webextension", "taskpane", "taskpanes", "macrosheet", "dialogsheet", "xmlmaps", "vbasuppdata"),
        *("script", "foreignobject"),
    }
)
#: The last word of the type of a relationship.
RELATIONS = frozenset(
    {
        *("attachedtemplate", "oleobject", "externallink", "externallinkpath", "externallinklongpath", "afchunk"),
        *("subdocument", "frame", "package", "control", "activexcontrolbinary", "vbaproject", "wordvbadata"),
        *("connections", "querytable", "keymapcustomizations", "attachedtoolbars", "extensibility", "webextension"),
        *("webextensiontaskpanes", "mailmergesource", "mailmergeheadersource", "recipientdata", "transform"),
        *("xlmacrosheet", "xlintlmacrosheet", "dialogsheet", "xmlmaps"),
    }
)
#: Words of content types.
CONTENTS = (
    *("macroenabled", "vbaproject", "vbadata", "activex", "oleobject", "externallink", "connections", "querytable"),
    *("webextension", "taskpanes", "macrosheet", "keymapcustomizations", "xmlmaps", "text/html", "rtf", "rfc822"),
)
#: Fields that only show what is in the document; every other one (DDE, LINK, INCLUDETEXT, MACROBUTTON …) acts.
FIELDS = frozenset(
    {
        *("=", "ADVANCE", "AUTHOR", "BIBLIOGRAPHY", "CITATION", "COMMENTS", "CREATEDATE", "DATE", "DOCPROPERTY"),
        *("EDITTIME", "EQ", "FILENAME", "FILESIZE", "FORMCHECKBOX", "FORMDROPDOWN", "FORMTEXT", "HYPERLINK"),
        *("INDEX", "KEYWORDS", "LASTSAVEDBY", "LISTNUM", "NOTEREF", "NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE"),
        *("PAGEREF", "PRINTDATE", "REF", "REVNUM", "SAVEDATE", "SECTION", "SECTIONPAGES", "SEQ", "STYLEREF"),
        *("SUBJECT", "SYMBOL", "TA", "TC", "TIME", "TITLE", "TOA", "TOC", "USERNAME", "XE"),
    }
)
FORMULAS = frozenset(
    {"f", "formula", "formula1", "formula2", "definedname", "calculatedcolumnformula", "totalsrowformula"}
)
FUNCTIONS = frozenset(
    {"WEBSERVICE", "FILTERXML", "RTD", "CALL", "REGISTER", "REGISTER.ID", "EXEC", "IMAGE", "EVALUATE"}
)
LINKS = ("http://", "https://", "mailto:", "tel:", "#")
FETCHES = frozenset({"imagedata", "image", "use", "fill", "stroke", "feimage", "video", "audio"})
AUTOMATIC = ("auto_", "_xlnm.auto_")
