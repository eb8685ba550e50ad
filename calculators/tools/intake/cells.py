"""The cells of a line of a table, however they are parted."""

import re


def cells_of(line: str, count: int = 0) -> list[str]:
    """The cells of a line: by tabs, bars, commas, semicolons, slashes, or blanks.

    Of several ways to part a line the first that makes the ``count`` cells of the headings is taken. A comma within a number parts
    thousands, unless each comma is needed to make them.
    """
    bare = line.strip(" \r\n")
    if (
        count > 2
        and '"' not in bare
        and bare.count(",") == count - 1
        and len(bare.split()) != count
        and not re.search(r"[\t|]", bare)
    ):
        return [cell.strip() for cell in bare.split(",")]
    ways = ways_of(bare)
    return next((cells for cells in ways if len(cells) == count), ways[0])


def ways_of(bare: str) -> list[list[str]]:
    """The ways in which a line may be parted into cells, the surest first."""
    if "\t" in bare:
        return [[cell.strip() for cell in bare.split("\t")]]
    ways = []
    if bare.count("|") >= 1 and not bare.startswith("||"):
        ways.append([cell.strip() for cell in bare.strip("|").split("|")])
    separators = (r";", r"\s/\s", r",(?![0-9]{3}(?![0-9]))", r"、")
    ways += [[cell.strip(' "') for cell in _quoted_split(bare, each)] for each in separators if re.search(each, bare)]
    if re.search(r"\S\s{2,}\S", bare):
        ways.append(re.split(r"\s{2,}", bare))
    ways.append(bare.split())
    if "/" in bare:
        ways.append([cell.strip() for cell in bare.split("/")])
    return ways


def _quoted_split(line: str, separator: str) -> list[str]:
    if '"' not in line:
        return re.split(separator, line)
    return [cell.replace('""', '"') for cell in re.findall(r'(?:^|[,;])\s*("(?:[^"]|"")*"|[^,;]*)', line)]
