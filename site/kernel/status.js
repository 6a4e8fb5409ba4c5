// One line in JupyterLab's status bar that says what Python is doing.

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

export const fetching = (got, total) => (got < total
  ? `Fetching Python: ${megabytes(got)} of ${megabytes(total)} MB`
  : `Starting Python (${megabytes(total)} MB fetched)`);

export class Status {
  constructor(Widget) {
    this.widget = new Widget();
    this.widget.addClass('nnkit-kernel-status');
    this.widget.node.setAttribute('role', 'status');
    this.widget.node.style.cssText = 'padding: 0 8px; line-height: 24px';
  }
  say(text) { this.widget.node.textContent = text; }
  progress(got, total) { this.say(fetching(got, total)); }
}
