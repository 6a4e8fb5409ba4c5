"""Print how many right answers were accepted and how many wrong ones were rejected."""


def write(terminalreporter):
    reports = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        if getattr(report, "when", "") == "call"
    ]
    results = [dict(report.user_properties) for report in reports]
    for kind, verdict in (("right", "accepted"), ("wrong", "rejected by name")):
        good = [r["answer"][1] for r in results if r.get("answer", [""])[0] == kind]
        if good:
            share = 100 * sum(good) / len(good)
            terminalreporter.write_line(
                f"answers: {sum(good)} of {len(good)} {kind} ones {verdict} "
                f"({share:.1f} %)"
            )
    told = [r["told at once"] for r in results if "told at once" in r]
    if told:
        terminalreporter.write_line(
            f"answers: {sum(told)} of {len(told)} wrong ones named by the tests "
            "that the learner sees"
        )
