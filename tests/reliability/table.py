"""The page of results/reliability."""

FIELDS = ["requirement", "case", "form", "count", "of", "measured", "limit", "verdict", "command"]


def verdict(rows):
    """What the rows of one requirement say together."""
    if all(r["verdict"] == "skipped" for r in rows):
        return "not shown"
    if any(r["verdict"] == "fails" for r in rows):
        return "**fails**"
    return "holds, in part" if any(r["verdict"] != "holds" for r in rows) else "holds"


def grouped(number):
    """1234567 as 1,234,567."""
    return f"{int(number):,}" if number.isdigit() else number


def cell(text):
    return text.replace("|", "\\|")


def page(rows, requirements):
    """The whole page: verdicts, then the cases of each requirement with the command that shows them."""
    lines = [
        "# Reliability",
        "",
        "What must hold whatever happens, what shows it, and what was measured. Written by `tests/reliability.sh`, which makes any row again: `tests/reliability.sh R4` in its short form, `tests/reliability.sh --full R4`",
        "with its full count. The rows as [CSV](reliability.csv); machine and revision of each in the [manifest](manifest.json).",
        "",
        "| | must hold | figure | form | verdict |",
        "|---|---|---|---|---|",
    ]
    for name, (what, figure) in requirements.items():
        own = [r for r in rows if r["requirement"] == name]
        lines.append(f"| {name} | {what} | {figure} | {' and '.join(sorted({r['form'] for r in own if r['verdict'] != 'skipped'}))} | {verdict(own)} |")
    for name, (what, _) in requirements.items():
        own = [r for r in rows if r["requirement"] == name]
        if own:
            lines += ["", f"## {name}: {what}", "", "| case | count | measured | limit |", "|---|---|---|---|"]
            lines += [f"| {cell(r['case'])} | {grouped(r['count'])} {cell(r['of'])} | {cell(r['measured'])}{'; ' + r['verdict'] if r['verdict'] not in ('holds', 'skipped') else ''} | {cell(r['limit'])} |" for r in own]
            commands = list(dict.fromkeys(r["command"] for r in own))
            lines += ["", *(f"    {c}" for c in commands)]
    return "\n".join(lines) + "\n"
