"""Look up every installed package in the advisories that PyPI hands out: ``make audit``.

Fails only on a finding. An audit in which nothing could be looked up, as behind a mirror that
serves packages but no advisories, is said loudly to be none: pip-audit itself would call it clean.
"""

import json
import subprocess
import sys

COMMAND = ["-m", "pip_audit", "--local", "--skip-editable", "--format", "json"]
LOUD = """
************************************************************************
  NO DEPENDENCY WAS AUDITED: {why}
  Run  make audit  where there is a way to https://pypi.org.
************************************************************************
"""


def main() -> int:
    """Print what is known of each package, and return the exit status."""
    run = subprocess.run(
        [sys.executable, *COMMAND, "--progress-spinner", "off", "--timeout", "15"],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        packages = json.loads(run.stdout)["dependencies"]
    except ValueError:
        last = run.stderr.strip().rpartition("\n")[2]
        sys.stderr.write(LOUD.format(why=last[:200]))
        return 0
    audited = [each for each in packages if "skip_reason" not in each]
    if not audited:
        sys.stderr.write(LOUD.format(why="the index has no advisories."))
        return 0
    found = [(each, one) for each in audited for one in each["vulns"]]
    for each, one in found:
        mended = ", ".join(one["fix_versions"]) or "no version"
        sys.stderr.write(f"{each['name']} {each['version']}: {one['id']}, mended in {mended}\n")
    sys.stdout.write(f"{len(audited)} packages audited, {len(packages) - len(audited)} not known\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
