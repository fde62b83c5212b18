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
  event.detail.headers.Accept = 'text/html';
  const csrf = one('meta[name=csrf]');
  if (csrf) event.detail.headers[csrf.dataset.header] = csrf.content;
});
const notice = (text) => { const place = one('#notice'); if (place) place.textContent = text; };
body.addEventListener('htmx:responseError', ({ detail: { xhr } }) => {
  if (xhr.status === 401) return; // a redirect to Sign in follows
  const said = new DOMParser().parseFromString(xhr.responseText, 'text/html').querySelector('[data-problem]');
  notice(said ? said.textContent.replace(/\s+/g, ' ').trim()
    : `A part of this page did not load (${xhr.status}). The rest is current. Load the page again to try once more.`);
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
const SILENCE = 45000; // three beats of the server
let stream;
let heard = Date.now();
let tried = heard;
let position = body.dataset.live && new URL(body.dataset.live, location.href).searchParams.get('after');
let retry;
let pause = 2000;
const show = (state, text) => {
  if (!dot || dot.textContent === text) return;
  dot.dataset.state = state;
  dot.textContent = text;
};
const clock = (at) => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: dot?.dataset.zone });
const lost = () => (Date.now() - heard > SILENCE ? show('stale', `Stale since ${clock(heard)}`) : show('reconnecting', 'Reconnecting'));
const hear = (event) => {
  heard = Date.now();
  pause = 2000;
  position = event.lastEventId || position;
  show('live', 'Live');
};
const connect = () => {
  clearTimeout(retry);
  if (!body.dataset.live || stream) return;
  const address = new URL(body.dataset.live, location.href);
  if (position) address.searchParams.set('after', position);
  tried = Date.now();
  stream = new EventSource(address);
  stream.addEventListener('open', hear);
  stream.addEventListener('beat', hear);
  stream.addEventListener('signal', (event) => {
    hear(event);
    body.dispatchEvent(new CustomEvent(event.data));
  });
  // A browser tries again after a lost connection, but gives up for good after an answer that is no stream.
  stream.onerror = () => {
    lost();
    if (stream?.readyState === EventSource.CLOSED) reconnect();
  };
};
const disconnect = () => { clearTimeout(retry); stream?.close(); stream = undefined; };
const reconnect = () => {
  disconnect();
  retry = setTimeout(connect, pause);
  pause = Math.min(pause * 2, 30000);
};
setInterval(() => {
  if (document.hidden || !body.dataset.live || Date.now() - Math.max(heard, tried) < SILENCE) return;
  lost();
  if (stream) reconnect();
}, 5000);
document.addEventListener('visibilitychange', () => {
  if (document.hidden) disconnect();
  else connect();
});
window.addEventListener('pagehide', disconnect);
window.addEventListener('pageshow', () => { if (!document.hidden) connect(); });
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
const copyByHand = (text) => { // what a page may do that did not come over https
  const place = document.createElement('textarea');
  place.value = text;
  place.className = 'vh';
  const active = document.activeElement;
  (active?.closest('dialog') || body).append(place);
  place.focus({ preventScroll: true });
  place.select();
  document.execCommand('copy');
  place.remove();
  active?.focus({ preventScroll: true });
};
const copy = async (text, button) => {
  if (navigator.clipboard) await navigator.clipboard.writeText(text);
  else copyByHand(text);
  if (!button || button.classList.contains('copied')) return;
  const label = button.getAttribute('aria-label');
  button.classList.add('copied');
  if (label) button.setAttribute('aria-label', 'Copied');
  setTimeout(() => {
    button.classList.remove('copied');
    if (label) button.setAttribute('aria-label', label);
  }, 1500);
};
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-copy], [data-copy-link]');
  if (!button) return;
  event.preventDefault();
  copy(button.hasAttribute('data-copy-link') ? location.href : button.dataset.copy, button);
});

// -- theme, at once
const useTheme = (theme) => {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  cookie('theme', theme);
  all('[data-theme-choice]').forEach((it) => (it.dataset.themeChoice === theme ? it.setAttribute('aria-current', 'true') : it.removeAttribute('aria-current')));
};
document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-theme-switch], [data-theme-choice]');
  if (!link) return;
  event.preventDefault();
  const now = document.documentElement.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  useTheme(link.dataset.themeChoice || (now === 'dark' ? 'light' : 'dark'));
});

// -- the account menu closes like a menu
const account = one('details.account');
document.addEventListener('click', (event) => { if (account?.open && !account.contains(event.target)) account.open = false; });
account?.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  account.open = false;
  one('summary', account).focus();
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
  if (answer?.ok && !answer.redirected) {
    const fragment = document.createRange().createContextualFragment(await answer.text());
    if (fragment.querySelector('[role=option]')) palette.append(fragment);
  }
  const list = options();
  const box = one('input', palette);
  box.setAttribute('aria-expanded', String(list.length > 0));
  if (!list.length) box.removeAttribute('aria-activedescendant');
  one('.hint', palette).textContent = text.trim() && !list.length ? 'Nothing goes by that.' : '';
  choose(0);
};
const openPalette = () => {
  if (!palette || palette.open) return;
  palette.innerHTML = '<label class="vh" for="palette-q">Find a service, SHA or incident</label>'
    + '<input id="palette-q" role="combobox" aria-expanded="false" aria-controls="palette-list" autocomplete="off" placeholder="Find a service, SHA or incident"><p class="hint" role="status"></p>';
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
document.addEventListener('click', (event) => { if (event.target.closest('[data-open-keys]')) one('#keys')?.showModal(); });
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
const places = { n: '/now', a: '/approvals', t: '/timeline', c: '/compare', r: '/rollbacks', s: '/sources', d: '/deployments', i: '/incidents', f: '/freezes', p: '/gates', m: '/dora' };
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

// -- timeline: the form #zoom holds what is shown; dragging and keys change it and send it
const lanes = () => one('#plot');
const setState = (values) => {
  const form = one('#zoom');
  for (const [name, value] of Object.entries(values)) {
    let input = form.elements.namedItem(name);
    if (value === null) { input?.remove(); continue; }
    if (!input) {
      input = document.createElement('input');
      input.type = 'hidden';
      input.name = name;
      form.append(input);
    }
    input.value = value;
  }
  return form;
};
const utc = (at) => new Date(Math.round(at / 1000) * 1000).toISOString().replace('.000', '');
const span = () => ({ from: Number(lanes().dataset.from), to: Number(lanes().dataset.to) });
const instantAt = (x) => {
  const box = one('svg.plot', lanes()).getBoundingClientRect();
  const { from, to } = span();
  return from + (to - from) * Math.min(1, Math.max(0, (x - box.left) / box.width));
};
const putCursor = (wanted) => {
  const { from, to } = span();
  const at = Math.min(to, Math.max(from, wanted));
  const x = `${(100 * (at - from)) / (to - from)}%`;
  const cursor = one('#cursor');
  lanes().dataset.at = at;
  cursor.removeAttribute('display');
  one('line', cursor).setAttribute('x1', x);
  one('line', cursor).setAttribute('x2', x);
  one('svg', cursor).setAttribute('x', x);
  one('text', cursor).textContent = new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: lanes().dataset.zone });
  const form = setState({ at: utc(at) });
  history.replaceState(history.state, '', `/timeline?${new URLSearchParams(new FormData(form))}`);
  one('#ran').dispatchEvent(new CustomEvent('cursor'));
};
const go = (where) => one(`[data-go=${where}]`)?.click();
let drag = null;
let wasDragged = false;
document.addEventListener('pointerdown', (event) => {
  wasDragged = false;
  if (event.button === 0 && event.pointerType !== 'touch' && event.target.closest('#plot svg.plot')) drag = event.clientX;
});
document.addEventListener('pointermove', (event) => {
  if (drag === null || !lanes()) return;
  if (Math.abs(event.clientX - drag) > 5) wasDragged = true;
  if (!wasDragged) return;
  const box = one('svg.plot', lanes()).getBoundingClientRect();
  const [left, right] = [drag, event.clientX].sort((a, b) => a - b).map((x) => Math.min(box.width, Math.max(0, x - box.left)));
  const selection = one('#selection');
  selection.removeAttribute('display');
  selection.setAttribute('x', left);
  selection.setAttribute('width', right - left);
});
const endDrag = (event) => {
  if (drag === null) return;
  const begun = drag;
  drag = null;
  if (!lanes()) return;
  one('#selection').setAttribute('display', 'none');
  if (!wasDragged || event.type === 'pointercancel') return;
  const [from, to] = [begun, event.clientX].map(instantAt).sort((a, b) => a - b);
  if (to - from >= 1000) setState({ from: utc(from), to: utc(to), range: null }).requestSubmit();
};
document.addEventListener('pointerup', endDrag);
document.addEventListener('pointercancel', endDrag);
document.addEventListener('dragstart', (event) => { if (event.target.closest('#plot')) event.preventDefault(); });
document.addEventListener('click', (event) => {
  if (!event.target.closest('#plot svg.plot')) return;
  if (wasDragged) event.preventDefault();
  else if (!event.target.closest('a')) putCursor(instantAt(event.clientX));
  wasDragged = false;
}, true);
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest('#plot')) return;
  const { from, to } = span();
  const at = Number(lanes().dataset.at) || (from + to) / 2;
  const minutes = (event.shiftKey ? 10 : 1) * 60000;
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') putCursor(at + (event.key === 'ArrowLeft' ? -minutes : minutes));
  else if (localStorage.getItem('keys') === 'off' || waitsForPlace > Date.now()) return;
  else if (event.key === '+' || event.key === '=') go('closer');
  else if (event.key === '-') go('wider');
  else if (event.key === 'n') go('now');
  else return;
  event.preventDefault();
});
