// What a page gains when scripts run. Everything here has a link or a form beneath it that works without.

const body = document.body;
const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const cookie = (name, value) => {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`;
};

// -- the reader's zone, for the server to render in
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.includes(`zone=${encodeURIComponent(zone)}`)) cookie('zone', zone);

// -- forms and fragments
body.addEventListener('htmx:configRequest', (event) => {
  const csrf = one('meta[name=csrf]');
  if (csrf) event.detail.headers[csrf.dataset.header] = csrf.content;
});
const notice = (text) => { const place = one('#notice'); if (place) place.textContent = text; };
body.addEventListener('htmx:responseError', (event) => {
  const status = event.detail.xhr.status;
  if (status !== 401) notice(`A part of this page did not load (${status}). The rest is current. Load the page again to try once more.`);
});
body.addEventListener('htmx:sendError', () => notice('Plimsoll does not answer. What you see may be old.'));
body.addEventListener('htmx:afterRequest', (event) => { if (event.detail.successful) notice(''); });
// The element that has the focus is not taken away from under the reader.
body.addEventListener('htmx:beforeSwap', (event) => {
  const target = event.detail.target;
  if (!target || !target.contains(document.activeElement) || event.detail.xhr.status !== 200) return;
  const active = document.activeElement;
  const key = active.getAttribute('href') || active.id;
  if (!target.id || !key) return;
  body.addEventListener('htmx:afterSettle', () => {
    const again = document.getElementById(target.id);
    all('a, button, input, summary', again || document).find((it) => (it.getAttribute('href') || it.id) === key)?.focus({ preventScroll: true });
  }, { once: true });
});

// -- live: one stream of names; each place on the page fetches itself
const dot = one('#live');
const show = (state, text) => { if (dot) { dot.dataset.state = state; dot.textContent = text; } };
let stream;
let heard = Date.now();
const connect = () => {
  if (!body.dataset.live || stream) return;
  stream = new EventSource(body.dataset.live);
  stream.addEventListener('open', () => { heard = Date.now(); show('live', 'Live'); });
  stream.addEventListener('signal', (event) => {
    heard = Date.now();
    body.dispatchEvent(new CustomEvent(event.data));
  });
  stream.onerror = () => show(Date.now() - heard > 60000 ? 'stale' : 'reconnecting',
    Date.now() - heard > 60000 ? `Stale since ${new Date(heard).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}` : 'Reconnecting');
};
const disconnect = () => { stream?.close(); stream = undefined; };
let wasHidden = false;
document.addEventListener('visibilitychange', () => {
  if (document.hidden) { wasHidden = true; disconnect(); return; }
  connect();
  if (wasHidden) body.dispatchEvent(new CustomEvent('resync'));
});
window.addEventListener('pagehide', disconnect);
if (!document.hidden) connect();

// -- ages
const age = (seconds) => {
  if (seconds < 60) return `${Math.max(0, Math.floor(seconds))} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 172800) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86400)} d`;
};
setInterval(() => all('time[data-age]').forEach((it) => {
  const text = age((Date.now() - Date.parse(it.dateTime)) / 1000) + (it.textContent.endsWith(' ago') ? ' ago' : '');
  if (it.textContent !== text) it.textContent = text;
}), 5000);

// -- copying
const copy = async (text, button) => {
  await navigator.clipboard.writeText(text);
  button?.classList.add('copied');
  if (button?.hasAttribute('aria-label')) button.setAttribute('aria-label', 'Copied');
  setTimeout(() => button?.classList.remove('copied'), 1500);
};
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-copy], [data-copy-link]');
  if (!button) return;
  event.preventDefault();
  copy(button.hasAttribute('data-copy-link') ? location.href : button.dataset.copy, button);
});

// -- theme, at once
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-theme-switch]');
  if (!button) return;
  event.preventDefault();
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = isDark ? 'light' : 'dark';
  cookie('theme', root.dataset.theme);
});

// -- palette: a box that searches while one types
const palette = one('#palette');
let chosen = -1;
const options = () => all('[role=option]', palette);
const choose = (index) => {
  const list = options();
  if (!list.length) return;
  chosen = (index + list.length) % list.length;
  list.forEach((it, n) => it.setAttribute('aria-selected', n === chosen));
  list[chosen].scrollIntoView({ block: 'nearest' });
  one('input', palette).setAttribute('aria-activedescendant', list[chosen].id);
};
const search = async (text) => {
  const answer = text.trim() ? await fetch(`/find/suggest?q=${encodeURIComponent(text)}`, { headers: { 'HX-Request': 'true' } }) : null;
  if (one('input', palette).value !== text) return;
  one('#palette-list', palette)?.remove();
  if (answer?.ok) {
    const fragment = document.createRange().createContextualFragment(await answer.text());
    palette.append(fragment);
  }
  const list = options();
  one('input', palette).setAttribute('aria-expanded', String(list.length > 0));
  one('.hint', palette).textContent = text.trim() && !list.length ? 'Nothing goes by that.' : '';
  choose(0);
};
const openPalette = () => {
  if (!palette || palette.open) return;
  palette.innerHTML = '<label class="vh" for="palette-q">Find a service or SHA</label>'
    + '<input id="palette-q" role="combobox" aria-expanded="false" aria-controls="palette-list" autocomplete="off" placeholder="Find a service or SHA"><p class="hint" role="status"></p>';
  palette.showModal();
  one('input', palette).addEventListener('input', (event) => search(event.target.value));
};
palette?.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown') choose(chosen + 1);
  else if (event.key === 'ArrowUp') choose(chosen - 1);
  else if (event.key === 'Enter') {
    const option = options()[chosen];
    location.href = option ? option.dataset.href : `/find?q=${encodeURIComponent(one('input', palette).value)}`;
  } else return;
  event.preventDefault();
});
palette?.addEventListener('click', (event) => {
  const option = event.target.closest('[role=option]');
  if (option) location.href = option.dataset.href;
  else if (event.target === palette) palette.close();
});
document.addEventListener('click', (event) => {
  if (!event.target.closest('[data-open-palette]')) return;
  event.preventDefault();
  openPalette();
});

// -- keys
const keysOff = one('#keys-off');
if (keysOff) {
  keysOff.checked = localStorage.getItem('keys') === 'off';
  keysOff.addEventListener('change', () => localStorage.setItem('keys', keysOff.checked ? 'off' : 'on'));
}
const stops = () => all('.matrix tbody a, .rows tbody a, .hits a').filter((it) => it.offsetParent);
const step = (key) => {
  const list = stops();
  const at = list.indexOf(document.activeElement);
  if (at < 0) { list[0]?.focus(); return; }
  if (key === 'ArrowLeft' || key === 'ArrowRight') { list[at + (key === 'ArrowLeft' ? -1 : 1)]?.focus(); return; }
  const here = document.activeElement.getBoundingClientRect();
  const isDown = key === 'j' || key === 'ArrowDown';
  const near = list.filter((it) => {
    const there = it.getBoundingClientRect();
    return isDown ? there.top > here.top + 4 : there.top < here.top - 4;
  });
  const distance = (it) => {
    const there = it.getBoundingClientRect();
    return Math.abs(there.top - here.top) * 10 + Math.abs(there.left - here.left);
  };
  near.sort((a, b) => distance(a) - distance(b))[0]?.focus();
};
let waitsForPlace = 0;
const places = { n: '/now', s: '/sources', d: '/deployments' };
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') { event.preventDefault(); openPalette(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, dialog')) return;
  if (event.key.startsWith('Arrow') && document.activeElement.closest('.matrix, .rows, .hits')) { event.preventDefault(); step(event.key); return; }
  if (localStorage.getItem('keys') === 'off') return;
  if (waitsForPlace > Date.now() && places[event.key]) { location.href = places[event.key]; return; }
  if (event.key === 'g') waitsForPlace = Date.now() + 1500;
  else if (event.key === '/') { event.preventDefault(); openPalette(); }
  else if (event.key === '?') one('#keys')?.showModal();
  else if (event.key === 'j' || event.key === 'k') step(event.key);
  else if (event.key === 'c') {
    const sha = one('[data-sha]', document.activeElement) || document.activeElement.closest('[data-sha]');
    if (sha) copy(sha.dataset.sha);
  }
});
