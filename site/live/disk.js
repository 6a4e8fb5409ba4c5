// For the application's pages: opened from a disk, JupyterLab would stay a white page.
import { obstacle } from '../kernel/support.js';

function tell() {
  const place = document.createElement('p');
  place.setAttribute('role', 'alert');
  place.textContent = obstacle();
  place.style.cssText = 'max-width: 40em; margin: 3em auto; padding: 0 1em; font: 1.1em/1.6 system-ui, sans-serif';
  document.body.prepend(place);
}

if (location.protocol === 'file:') document.addEventListener('DOMContentLoaded', tell);
