// @ts-check
import {h} from 'preact';
import {useRef, useState} from 'preact/hooks';
import {get} from './api.js';
import {useKeys, usePolled} from './hooks.js';
import {Status, duration, secondsBetween} from './status.js';

const FILTERS = [
  ['git_repo', 'Repository'],
  ['username', 'User'],
  ['pr_number', 'Pull request'],
];

/** The list of runs, newest first, with filters. */
export function Runs() {
  const [filters, setFilters] = useState(/** @type {Record<string, string>} */ ({}));
  const [tokens, setTokens] = useState([]);
  const search = useRef(null);
  const query = new URLSearchParams({limit: '50', ...filters});
  const token = tokens[tokens.length - 1];
  if (token) query.set('next_token', token);
  const {value, error} = usePolled(() => get(`/runs?${query}`), [query.toString()], () => false, 2000);
  useKeys({'/': () => search.current?.focus()});
  const set = (name, text) => {
    const next = {...filters, [name]: text};
    if (!text) delete next[name];
    setTokens([]);
    setFilters(next);
  };
  const runs = value?.runs ?? [];
  return h(
    'section',
    {},
    h('h1', {}, 'Runs'),
    h(
      'form',
      {class: 'filters', onSubmit: e => e.preventDefault()},
      FILTERS.map(([name, label], i) =>
        h('label', {key: name}, label, h('input', {ref: i === 0 ? search : null, value: filters[name] ?? '', onInput: e => set(name, e.currentTarget.value)}))),
      h(
        'label',
        {},
        'Status',
        h(
          'select',
          {value: filters.status ?? '', onChange: e => set('status', e.currentTarget.value)},
          ['', 'running', 'succeeded', 'failed', 'timed_out'].map(s => h('option', {key: s, value: s}, s ? s.replace('_', ' ') : 'any'))))),
    error && h('p', {class: 'error', role: 'alert'}, error),
    value && runs.length === 0 && h('p', {}, 'No run matches.'),
    runs.length > 0 &&
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, ['Status', 'Repository', 'Change', 'Flow', 'User', 'Orders', 'Started', 'Time'].map(t => h('th', {key: t, scope: 'col'}, t)))),
        h('tbody', {}, runs.map(run => h(RunRow, {key: run.run_id, run})))),
    h(
      'nav',
      {class: 'pages', 'aria-label': 'pages'},
      tokens.length > 0 && h('button', {onClick: () => setTokens(tokens.slice(0, -1))}, 'Newer'),
      value?.next_token && h('button', {onClick: () => setTokens([...tokens, value.next_token])}, 'Older')));
}

function RunRow({run}) {
  const change = run.pr_number ? `PR ${run.pr_number}` : run.issue_number ? `issue ${run.issue_number}` : '';
  const summary = run.summary ?? {};
  const counts = [
    [summary.succeeded, 'succeeded'],
    [summary.failed, 'failed'],
    [summary.timed_out, 'timed out'],
  ].filter(([n]) => n);
  return h(
    'tr',
    {},
    h('td', {}, h('a', {href: `#/runs/${run.run_id}`}, h(Status, {state: run.status}))),
    h('td', {}, run.git_repo ?? ''),
    h('td', {}, change),
    h('td', {}, run.flow_id ?? ''),
    h('td', {}, run.username ?? ''),
    h('td', {}, counts.map(([n, word]) => `${n} ${word}`).join(', ')),
    h('td', {}, run.created_at ? new Date(run.created_at).toLocaleString() : ''),
    h('td', {class: 'number'}, duration(secondsBetween(run.created_at, run.ended_at ?? null))));
}
