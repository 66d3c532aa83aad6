"""Makes the inputs of this folder: workbooks and CSV folders with the troubles real ones have.

Run it here after a change, then look at the differences; `expected.txt` is written by
`UPDATE=1 cargo test --test corpus nasty`. Standard library only; the one .xls needs xlwt and is
left as it is where that is not installed.
"""

import io
import pathlib
import shutil
import zipfile

HERE = pathlib.Path(__file__).parent
BASE = {
    "factory": [["factory", "from", "to"], ["Works", "2026-12-01", "2026-12-31"]],
    "groups": [["id", "machines"], ["mill", "2"]],
    "products": [["id", "name"], ["gear", "Gear"]],
    "operations": [["product", "group", "hours"], ["gear", "mill", "0.5"]],
    "orders": [["id", "product", "quantity", "due", "price"], ["A", "gear", "100", "2026-12-18", "20"]],
}


def folder(slug):
    path = HERE / slug
    path.mkdir(exist_ok=True)
    for old in path.iterdir():
        if old.name != "expected.txt":
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    return path


def quoted(cell, delimiter):
    if any(sign in cell for sign in (delimiter, '"', "\n")):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def csv(slug, delimiter=",", encoding="utf-8", head="", end="\n", raw=None, drop=(), names=None, **tables):
    works = folder(slug) / "works"
    works.mkdir()
    for table, rows in {**BASE, **tables}.items():
        if table in drop:
            continue
        lines = [delimiter.join(quoted(cell, delimiter) for cell in row) for row in rows]
        text = head + "".join(line + end for line in lines)
        name = (names or {}).get(table, table)
        (works / f"{name}.csv").write_bytes(text.encode(encoding))
    for name, content in (raw or {}).items():
        (works / name).write_bytes(content)


def orders(*rows):
    return [BASE["orders"][0], *rows]


# Accepted: what was found is said, and the factory file is what was meant.
csv("leading-zeros", groups=[["id"], ["007"]], operations=[["product", "group", "hours"], ["gear", "007", "0.5"]],
    orders=orders(["0001E5", "gear", "100", "2026-12-18", "20"]))
csv("semicolons-and-decimal-commas", delimiter=";", operations=[["product", "group", "hours"], ["gear", "mill", "0,5"]],
    orders=orders(["A", "gear", "100", "2026-12-18", "1,234"], ["B", "gear", "10", "2026-12-18", "13,75"]))
csv("tabs", delimiter="\t")
csv("byte-order-mark", encoding="utf-8-sig", products=[["id", "name"], ["gear", "齿轮"]])
csv("utf-16-little-endian", encoding="utf-16", delimiter="\t", products=[["id", "name"], ["gear", "齿轮"]])
csv("utf-16-big-endian", encoding="utf-16-be", head="\ufeff", products=[["id", "name"], ["gear", "齿轮"]])
csv("utf-16-without-mark", encoding="utf-16-le")
csv("gbk", encoding="gbk", factory=[["工厂", "起", "止"], ["红星机械厂", "2026-12-01", "2026-12-31"]],
    groups=[["编号", "名称", "台数"], ["mill", "铣床组", "2"]], products=[["编号", "名称"], ["gear", "减速机齿轮"]])
csv("windows-1251", encoding="cp1251", delimiter=";",
    factory=[["factory", "from", "to"], ["Красный пролетарий", "2026-12-01", "2026-12-31"]],
    groups=[["id", "name", "machines"], ["mill", "Фрезерные станки", "2"]],
    products=[["id", "name"], ["gear", "Шестерня ведущая"]])
csv("chinese-headings", names={"factory": "工厂", "groups": "设备组", "products": "产品", "operations": "工序", "orders": "订单"},
    factory=[["工厂", "起", "止", "计划单位", "工作日"], ["红星", "2026-12-01", "2026-12-31", "旬段", "周一；周二、周五"]],
    groups=[["编号", "台数"], ["mill", "2"]], products=[["编号"], ["gear"]],
    operations=[["产品", "设备组", "单件工时（小时）"], ["gear", "mill", "0.5"]],
    orders=[["编号", "类型", "产品", "数量"], ["A", "均衡型", "gear", "100"]])
csv("columns-in-any-order-and-case", orders=[["DUE", "Price [CNY]", "Product", "ID", "late_days", "Quantity"],
    ["2026-12-18", "20", "gear", "A", "3", "100"]])
csv("year-first-dates", orders=orders(["A", "gear", "100", "2026/12/8", "20"], ["B", "gear", "1", "2026年12月18日", "20"]))
csv("blank-rows", orders=orders(["", "", "", "", ""], ["A", "gear", "100", "2026-12-18", "20"], ["", " ", "", "", ""],
    ["B", "gear", "5", "2026-12-18", "20"]))
csv("empty-lines", raw={"orders.csv": b"\r\nid,product,quantity\r\n\r\n\r\nA,gear,ten\r\n\r\n"}, drop=("orders",))
csv("skipped-rows", orders=[["skip", "id", "product", "quantity"], ["example", "X", "gear", "1"], ["是", "Y", "gear", "1"],
    ["no", "A", "gear", "100"], ["", "B", "gear", "10"]])
csv("line-ends-and-quotes-in-names", end="\r\n", products=[["id", "name"], ["gear", 'Gear "big",\nsecond line']])
csv("separator-line", delimiter=";", head="sep=;\n")
csv("figures-by-date", groups=[["id", "machines"], ["mill", ""]],
    figures=[["path", "from", "value"], ["groups/mill/machines", "2026-12", "2"], ["groups/mill/machines", "2026-12-14", "3"]])
csv("scientific-numbers", orders=orders(["A", "gear", "1e2", "2026-12-18", "2.5E-3"]))
csv("shared-and-own-figures-of-routes", routes=[["product", "route"], ["gear", ""], ["gear", "second"]],
    operations=[["product", "route", "group", "hours"], ["gear", "main", "mill", "0.5"], ["gear", "second", "mill", "0.6"]],
    materials=[["id", "quota"], ["steel", "1000"]], purchase=[["material", "price"], ["steel", "1"]],
    norms=[["product", "route", "material", "quantity"], ["gear", "", "steel", "2"], ["gear", "second", "none", ""]])
csv("own-column-kept-out", orders=[["id", "product", "quantity", "Remarks of the foreman"], ["A", "gear", "100", "urgent"]])
csv("own-table-kept-out", notes_of_the_foreman=[["what"], ["nothing here"]])
csv("other-files-in-the-folder", raw={"plan.pdf": b"%PDF", ".hidden": b"x"})
csv("percentage-as-text", groups=[["id", "availability"], ["mill", "95%"]])
csv("unit-in-the-cell", operations=[["product", "group", "hours"], ["gear", "mill", "0.5 h"]])
csv("title-above-the-headings", orders=[["Orders of December", "", ""], ["id", "product", "quantity"], ["A", "gear", "100"]])

# Refused.
csv("letters-of-another-encoding", encoding="latin-1", products=[["id", "name"], ["gear", "Müßige Größe für Räder"]])
csv("thousands-comma", orders=orders(["A", "gear", "1,234", "2026-12-18", "20"]))
csv("thousands-comma-between-semicolons", delimiter=";", operations=[["product", "group", "rate"], ["gear", "mill", "2"]],
    orders=orders(["A", "gear", "1,234", "2026-12-18", "20"]))
csv("thousands-point-between-semicolons", delimiter=";", operations=[["product", "group", "rate"], ["gear", "mill", "2"]],
    orders=orders(["A", "gear", "1.234", "2026-12-18", "20"]))
csv("decimal-comma-in-an-english-file", orders=orders(["A", "gear", "100", "2026-12-18", "13,75"]))
csv("both-decimal-signs", delimiter=";", orders=orders(["A", "gear", "100.5", "2026-12-18", "13,75"]))
csv("thousands-and-decimals", orders=orders(["A", "gear", "1.234,56", "2026-12-18", "1'200"]))
csv("thousands-blank", orders=orders(["A", "gear", "1 234", "2026-12-18", "1\u00a0200.50"]))
csv("words-for-numbers", orders=orders(["A", "gear", "ten", "2026-12-18", "-"]))
csv("day-and-month", orders=orders(["A", "gear", "100", "7/11", "20"]))
csv("day-month-year", orders=orders(["A", "gear", "100", "07/11/2026", "20"], ["B", "gear", "100", "18.12.2026", "20"],
    ["C", "gear", "100", "10-11-12", "20"]))
csv("day-that-never-was", orders=orders(["A", "gear", "100", "2026-02-30", "20"], ["B", "gear", "100", "next week", "20"]))
csv("misspelt-heading", orders=[["id", "product", "quantiti"], ["A", "gear", "100"]])
csv("misspelt-table", names={"orders": "oders"})
csv("heading-twice", orders=[["id", "product", "quantity", "数量"], ["A", "gear", "100", "5"]])
csv("table-twice", names={"orders": "订单"}, raw={"orders.csv": b"id,product,quantity\nB,gear,5\n"})
csv("value-without-heading", orders=[["id", "product", "quantity", ""], ["A", "gear", "100", "or 120?"]])
csv("row-longer-than-the-headings", orders=[["id", "product", "quantity"], ["A", "gear", "1", "234"]])
csv("quote-without-end", raw={"products.csv": b'id,name\ngear,"Gear\npinion,Pinion\n'}, drop=("products",))
csv("unknown-owner", operations=[["product", "group", "hours"], ["gaer", "mill", "0.5"]])
csv("no-owner", operations=[["product", "group", "hours"], ["", "mill", "0.5"]])
csv("two-factories", factory=[["factory", "from", "to"], ["Works", "2026-12-01", "2026-12-31"], ["Other", "2026-12-01", "2026-12-31"]])
csv("no-factory", drop=("factory",))
csv("no-csv-at-all", drop=tuple(BASE), raw={"works.docx": b"PK"})
csv("period-without-amount", materials=[["id", "quota", "quota per"], ["steel", "", "month"]])
csv("unknown-period", materials=[["id", "quota", "quota per"], ["steel", "5", "fortnight"]])
csv("figure-nowhere", figures=[["path", "from", "value"], ["groups/lathes/machines", "", "2"]])
csv("figure-twice", figures=[["path", "from", "value"], ["groups/mill/machines", "2026-12", "2"]])
csv("no-quantity", materials=[["id"], ["steel"]], norms=[["product", "material", "quantity"], ["gear", "steel", ""]])
csv("id-twice", groups=[["id", "machines"], ["mill", "2"], ["mill", "3"]])
csv("unknown-group", operations=[["product", "group", "hours"], ["gear", "mil", "0.5"]])
csv("negative-and-too-large", orders=orders(["A", "gear", "-5", "2026-12-18", "1e999"]))
csv("unknown-word", orders=[["id", "product", "kind", "quantity"], ["A", "gear", "frim", "100"]])
csv("missing-cell", orders=[["id", "product", "quantity"], ["", "gear", "100"]])


# Workbooks.
STYLES = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="2"><numFmt numFmtId="164" formatCode="[h]:mm"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts>
<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="8">
""" + "".join(f'<xf numFmtId="{n}" applyNumberFormat="1"/>' for n in (0, 9, 14, 22, 164, 20, 49, 165)) + "</cellXfs></styleSheet>"
PERCENT, DATE, MOMENT, DURATION, CLOCK, TEXT, TENTHS = range(1, 8)


def letters(column):
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def sheet_xml(rows, merged):
    out = ['<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>']
    for number, row in (rows.items() if isinstance(rows, dict) else enumerate(rows, 1)):
        out.append(f'<row r="{number}">')
        for at, cell in (row.items() if isinstance(row, dict) else enumerate(row)):
            place = f"{letters(at)}{number}"
            if cell is None or cell == "":
                continue
            if isinstance(cell, str):
                text = cell.replace("&", "&amp;").replace("<", "&lt;")
                out.append(f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')
            elif isinstance(cell, (int, float)) and not isinstance(cell, bool):
                out.append(f'<c r="{place}"><v>{cell!r}</v></c>')
            else:
                out.append(cell(place))
        out.append("</row>")
    out.append("</sheetData>")
    if merged:
        out.append("<mergeCells>" + "".join(f'<mergeCell ref="{it}"/>' for it in merged) + "</mergeCells>")
    return "".join(out) + "</worksheet>"


def styled(value, style):
    return lambda place: f'<c r="{place}" s="{style}"><v>{value!r}</v></c>'


def formula(text, value=None, kind=""):
    cached = "" if value is None else f"<v>{value}</v>"
    return lambda place: f'<c r="{place}"{kind}><f>{text}</f>{cached}</c>'


def truth(place):
    return f'<c r="{place}" t="b"><v>1</v></c>'


def numbers(rows):
    """Text that is a number becomes one, as a spreadsheet would store it."""
    def one(cell):
        try:
            return float(cell) if isinstance(cell, str) else cell
        except ValueError:
            return cell
    return [[one(cell) for cell in row] for row in rows]


def archive(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            file.writestr(info, content)


def xlsx(slug, date1904=False, merged=None, hidden=(), **tables):
    sheets = {**{name: numbers(rows) for name, rows in BASE.items()}, **tables}
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"' + (' state="hidden"' if name in hidden else "") + "/>"
        for at, name in enumerate(sheets, 1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><workbookPr date1904="{int(date1904)}"/><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">' + "".join(
            f'<Relationship Id="rId{at}" Type="{office}/worksheet" Target="worksheets/sheet{at}.xml"/>'
            for at in range(1, len(sheets) + 1)) + f'<Relationship Id="rIdS" Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": STYLES,
    }
    for at, (name, rows) in enumerate(sheets.items(), 1):
        parts[f"xl/worksheets/sheet{at}.xml"] = sheet_xml(rows, (merged or {}).get(name))
    archive(folder(slug) / "works.xlsx", parts)


HEAD = BASE["orders"][0]
xlsx("workbook-plain")
xlsx("workbook-real-dates", factory=[["factory", "from", "to"], ["Works", styled(46357, DATE), styled(46387, DATE)]])
xlsx("workbook-times-of-day", shifts=[["id", "start", "end"], ["day", styled(7 / 24, CLOCK), styled(15.5 / 24, CLOCK)]])
xlsx("workbook-formulas-with-values", orders=[HEAD, ["A", "gear", formula("50*2", 100), "2026-12-18", formula("4*5", 20)]])
xlsx("workbook-numbers-as-text", orders=[HEAD, ["A", "gear", "100", "2026-12-18", "20.5"]])
xlsx("workbook-hidden-sheet", hidden=("orders",))
xlsx("workbook-number-for-code", groups=[["id", "machines"], [7, 2.0]], operations=[["product", "group", "hours"], ["gear", 7, 0.5]])
xlsx("workbook-counted-from-1904", date1904=True, orders=[HEAD, ["A", "gear", 100, styled(44912, DATE), 20]])
xlsx("workbook-percent-cell", groups=[["id", "availability"], ["mill", styled(0.95, PERCENT)], ["lathe", styled(0.925, TENTHS)]])
xlsx("workbook-duration", operations=[["product", "group", "hours"], ["gear", "mill", styled(0.0625, DURATION)]])
xlsx("workbook-date-for-number", operations=[["product", "group", "hours"], ["gear", "mill", styled(46214, DATE)]])
xlsx("workbook-date-with-time", orders=[HEAD, ["A", "gear", 100, styled(46374.75, MOMENT), 20]])
xlsx("workbook-number-for-date", orders=[HEAD, ["A", "gear", 100, 46374, 20]])
xlsx("workbook-cached-error", orders=[HEAD, ["A", "gear", formula("1/0", "#DIV/0!", ' t="e"'), "2026-12-18", formula("VLOOKUP(A2,X:Y,2)", "#N/A", ' t="e"')]])
xlsx("workbook-never-computed", orders=[HEAD, ["A", "gear", formula("50*2"), "2026-12-18", 20]])
xlsx("workbook-merged-headings", merged={"orders": ["D1:E1"]}, orders=[["id", "product", "quantity", "due"], ["A", "gear", 100, "2026-12-18", 20]])
xlsx("workbook-merged-cells", merged={"orders": ["B2:B3"]}, orders=[HEAD, ["A", "gear", 100, "2026-12-18", 20], ["B", None, 50, "2026-12-18", 20]])
xlsx("workbook-decimal-comma-text", orders=[HEAD, ["A", "gear", "1.234", "2026-12-18", "13,75"]])
xlsx("workbook-truth-for-number", orders=[HEAD, ["A", "gear", truth, "2026-12-18", 20]])
xlsx("workbook-far-away-cell", orders={1: HEAD, 2: ["A", "gear", 100, "2026-12-18", 20], 1048576: {16383: "here"}})
xlsx("workbook-clock-with-seconds", shifts=[["id", "start", "end"], ["day", styled(0.2917, CLOCK), styled(1.25, MOMENT)]])
xlsx("workbook-id-as-date", products=[["id"], [styled(46214, DATE)], ["gear"]])
xlsx("workbook-misspelt-sheet", **{"Operatoins": [["product", "group", "hours"], ["gear", "mill", 0.5]]})
whole = io.BytesIO((HERE / "workbook-plain/works.xlsx").read_bytes())
(folder("workbook-cut-off") / "works.xlsx").write_bytes(whole.getvalue()[:900])
(folder("workbook-that-is-none") / "works.xlsx").write_bytes(b"factory,from,to\nWorks,2026-12-01,2026-12-31\n")


# OpenDocument.
def ods(slug, **tables):
    sheets = {**{name: numbers(rows) for name, rows in BASE.items()}, **tables}
    space = "urn:oasis:names:tc:opendocument:xmlns"
    out = [f'<office:document-content xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet>']
    for name, rows in sheets.items():
        out.append(f'<table:table table:name="{name}">')
        for row in rows:
            out.append("<table:table-row>")
            for cell in row:
                if callable(cell):
                    out.append(cell())
                elif isinstance(cell, str):
                    out.append(f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>')
                else:
                    out.append(f'<table:table-cell office:value-type="float" office:value="{cell!r}"><text:p>{cell}</text:p></table:table-cell>')
            out.append("</table:table-row>")
        out.append("</table:table>")
    out.append("</office:spreadsheet></office:body></office:document-content>")
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<manifest:manifest xmlns:manifest="{space}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    archive(folder(slug) / "works.ods", {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": "".join(out)})


def valued(kind, attribute, value, shown, more=""):
    return lambda: f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}"{more}><text:p>{shown}</text:p></table:table-cell>'


ods("opendocument-plain", shifts=[["id", "start", "end"], ["day", valued("time", "time-value", "PT07H00M00S", "07:00"), "15:00"]],
    factory=[["factory", "from", "to"], ["Works", valued("date", "date-value", "2026-12-01", "01.12.26"), "2026-12-31"]])
ods("opendocument-percent-duration-error", groups=[["id", "availability"], ["mill", valued("percentage", "value", 0.95, "95%")]],
    operations=[["product", "group", "hours"], ["gear", "mill", valued("time", "time-value", "PT01H30M00S", "1:30")]],
    orders=[HEAD, ["A", "gear", lambda: '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
                    valued("date", "date-value", "2026-12-18T18:00:00", "18.12.26 18:00"), 20]])
ods("opendocument-merged", orders=[HEAD, [lambda: '<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>A</text:p></table:table-cell>', "gear", 100, "2026-12-18", 20],
    [lambda: "<table:covered-table-cell/>", "gear", 50, "2026-12-18", 20]])

# The old binary form.
try:
    import xlwt
except ImportError:
    print("xlwt is not installed: xls-* is left as it is")
else:
    def xls(slug, **tables):
        book = xlwt.Workbook()
        for name, rows in {**{name: numbers(rows) for name, rows in BASE.items()}, **tables}.items():
            sheet = book.add_sheet(name)
            for down, row in enumerate(rows):
                for at, cell in enumerate(row):
                    if isinstance(cell, tuple):
                        sheet.write(down, at, cell[0], xlwt.easyxf(num_format_str=cell[1]))
                    elif cell is not None:
                        sheet.write(down, at, cell)
        book.save(str(folder(slug) / "works.xls"))

    xls("xls-plain", factory=[["factory", "from", "to"], ["Works", (46357, "yyyy-mm-dd"), "2026-12-31"]])
    xls("xls-number-for-code", groups=[["id", "machines"], [7, 2]], operations=[["product", "group", "hours"], ["gear", 7, (0.0625, "[h]:mm")]])
    xls("xls-percent-as-share", groups=[["id", "machines", "availability"], ["mill", 2, (0.95, "0%")], ["lathe", None, 0.925]],
        figures=[["path", "value"], ["groups/lathe/machines", 2], ["products/gear/yield", (0.98, "0%")]])
    xls("xls-percent-given-up", goals=[["goal", "give up"], ["fulfil", 0], ["cost", (0.005, "0.0%")]])
