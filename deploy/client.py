"""What a person does on the Hub, over HTTP: log in, work, hand in, mark."""

import time

import requests

PATIENCE = 240  # seconds for a server to start, on a busy machine


class Person:
    """Somebody who has logged in through the form, with a token from their own page."""

    def __init__(self, hub, name, password):
        self.hub, self.name = hub, name
        self.browser = requests.Session()
        form = self.browser.get(f"{hub}/hub/login", timeout=60)
        xsrf = self.browser.cookies.get("_xsrf", path="/hub/")
        data = {"username": name, "password": password, "_xsrf": xsrf}
        self.entered = self.browser.post(form.url, data=data, timeout=60)

    def token(self):
        """Ask the Hub for a token, as its page Token does."""
        self.browser.get(f"{self.hub}/hub/token", timeout=60)
        found = self.browser.post(
            f"{self.hub}/hub/api/users/{self.name}/tokens",
            headers={"X-XSRFToken": self.browser.cookies.get("_xsrf", path="/hub/")},
            json={},
            timeout=60,
        )
        found.raise_for_status()
        self.headers = {"Authorization": f"token {found.json()['token']}"}
        return self

    def ask(self, method, path, **more):
        """Send one request with the token; return the answer, whatever it is."""
        address = f"{self.hub}/{path}"
        return requests.request(
            method, address, headers=self.headers, timeout=300, **more
        )

    def start(self):
        """Start the person's server, and wait until it answers."""
        self.ask("POST", f"hub/api/users/{self.name}/server")
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.ask("GET", f"user/{self.name}/api/status").status_code == 200:
                return self
            time.sleep(1)
        raise TimeoutError(f"The server of {self.name} did not start.")

    # ---- a student

    def assignments(self, course):
        """Return {(assignment, status): entry} as the page Assignments lists them."""
        path = f"user/{self.name}/assignments?course_id={course}"
        return _listed(self.ask("GET", path).json())

    def act(self, action, course, assignment):
        """Press Fetch, Submit or Fetch Feedback (`action`) there."""
        data = {"course_id": course, "assignment_id": assignment}
        path = f"user/{self.name}/assignments/{action}"
        return self.ask("POST", path, json=data).json()

    def read(self, path):
        """Return a file of the person's: a notebook, or text."""
        answer = self.ask("GET", f"user/{self.name}/api/contents/{path}")
        answer.raise_for_status()
        return answer.json()["content"]

    def write(self, path, content, kind="notebook"):
        """Save a file of the person's as JupyterLab does."""
        data = {"type": kind, "content": content, "format": "text"}
        if kind == "notebook":
            data["format"] = "json"
        path = f"user/{self.name}/api/contents/{path}"
        self.ask("PUT", path, json=data).raise_for_status()

    # ---- an instructor

    def grader(self, method, course, path, **more):
        """Send a request to a course's formgrader."""
        return self.ask(method, f"services/{course}/formgrader/{path}", **more)

    def order(self, course, path):
        """Press one of the formgrader's buttons; return its log, or say what failed."""
        answer = self.grader("POST", course, f"api/{path}")
        answer.raise_for_status()
        outcome = answer.json()
        if not outcome["success"]:
            raise RuntimeError(f"{path}: {outcome.get('log') or outcome['error']}")
        return outcome.get("log") or ""


def _listed(answer):
    if not answer["success"]:
        raise RuntimeError(answer["value"])
    return {(one["assignment_id"], one["status"]): one for one in answer["value"]}
