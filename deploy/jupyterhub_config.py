"""JupyterHub for several courses on one machine; `sh deploy/try` runs it.

Each person's server runs under the person's own account. Each course has an account
`grader-COURSE`, under which its formgrader runs as a service of the Hub. What somebody
may do follows from two groups for each course:

    nbgrader-COURSE    its students: they see what is released
    formgrade-COURSE   its instructors: they may open the formgrader
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import layout  # noqa: E402

place = Path(os.environ["NNKIT_HUB"])
hub = layout.read(place, os.environ["NNKIT_HUB_COURSES"])
port = int(os.environ["NNKIT_HUB_PORT"])
bin_folder = Path(sys.executable).parent

c = get_config()  # noqa: F821 (given by JupyterHub)
c.JupyterHub.bind_url = f"http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{port + 1}"
c.ConfigurableHTTPProxy.command = [os.environ["NNKIT_HUB_PROXY"]]
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{port + 2}"
c.ConfigurableHTTPProxy.pid_file = str(hub.state / "proxy.pid")
c.JupyterHub.db_url = f"sqlite:///{hub.state}/jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = str(hub.state / "cookie_secret")
c.JupyterHub.cleanup_servers = True

# Who may log in: accounts of this machine that are on the roll of a course.
c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.open_sessions = False
c.Authenticator.allowed_users = set(hub.people)
c.Authenticator.allow_existing_users = False  # who left the roll is out

c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner"
c.Spawner.cmd = [str(bin_folder / "jupyterhub-singleuser")]
c.Spawner.notebook_dir = "~"
c.Spawner.default_url = "/lab"
c.Spawner.environment = {"PATH": f"{bin_folder}:/usr/bin:/bin", "OMP_NUM_THREADS": "1"}
c.Spawner.http_timeout = c.Spawner.start_timeout = 300

c.JupyterHub.load_groups = {}
c.JupyterHub.services = []
c.JupyterHub.load_roles = [
    # What a person's own server may ask of the Hub: which courses are theirs.
    {
        "name": "server",
        "scopes": [
            "users:activity!user",
            "access:servers!server",
            "read:users:name!user",
            "read:users:groups!user",
            "list:services",
            "read:services",
        ],
    },
]
EXTENSIONS = {
    f"nbgrader.server_extensions.{name}": name == "formgrader"
    for name in ("formgrader", "assignment_list", "course_list", "validate_assignment")
}
for number, course in enumerate(hub.courses):
    students, teachers = f"nbgrader-{course.name}", f"formgrade-{course.name}"
    c.JupyterHub.load_groups[students] = {"users": list(course.students)}
    c.JupyterHub.load_groups[teachers] = {"users": [*course.instructors, course.grader]}
    c.JupyterHub.services.append(
        {
            "name": course.name,
            "url": f"http://127.0.0.1:{port + 3 + number}",
            "command": [
                str(bin_folder / "jupyterhub-singleuser"),
                "--ServerApp.default_url=/formgrader",
                f"--ServerApp.jpserver_extensions={EXTENSIONS!r}",
            ],
            "user": course.grader,
            "cwd": str(hub.homes / course.grader),
            "environment": {"PATH": f"{bin_folder}:/usr/bin:/bin"},
            "oauth_client_allowed_scopes": [f"access:services!service={course.name}"],
        }
    )
    c.JupyterHub.load_roles += [
        {
            "name": teachers,
            "groups": [teachers],
            "scopes": [
                f"access:services!service={course.name}",
                "list:services",
                f"read:services!service={course.name}",
            ],
        },
        {
            "name": students,
            "groups": [students],
            "scopes": ["list:services", f"read:services!service={course.name}"],
        },
        {  # what the formgrader itself may ask: who is on this course's roll
            "name": f"grader-{course.name}",
            "services": [course.name],
            "scopes": [
                f"read:groups!group={students}",
                "list:groups",
                "read:users:name",
                "read:users:groups",
            ],
        },
    ]
