// @ts-check
// The states of runs and orders: a mark, a word and a class each, so that colour is never the only sign.
import {h} from 'preact';

/** @type {Record<string, {mark: string, word: string}>} */
const STATES = {
  queued: {mark: '○', word: 'queued'},
  starting: {mark: '◌', word: 'starting'},
  waiting: {mark: '⧗', word: 'waiting for its turn'},
  waiting_for_approval: {mark: '?', word: 'waiting for approval'},
  dispatched: {mark: '◌', word: 'starting'},
  retrying: {mark: '↻', word: 'retrying'},
  running: {mark: '▶', word: 'running'},
  succeeded: {mark: '✓', word: 'succeeded'},
  carried_over: {mark: '✓', word: 'carried over'},
  skipped: {mark: '–', word: 'skipped'},
  failed: {mark: '✗', word: 'failed'},
  timed_out: {mark: '⏱', word: 'timed out'},
  blocked: {mark: '⊘', word: 'blocked'},
  rejected: {mark: '⊗', word: 'rejected'},
  cancelled: {mark: '■', word: 'cancelled'},
};

export const FINAL = new Set(['succeeded', 'failed', 'timed_out']);

/**
 * Returns the state for display: that of the event for blocked, skipped, rejected and carried over orders, else the status.
 * @param {any} order
 * @returns {string}
 */
export function stateOf(order) {
  const type = order.event_type;
  return type && STATES[type] ? type : order.status;
}

/** @param {string} state */
export function wordOf(state) {
  return STATES[state]?.word ?? state;
}

/** @param {string} state */
export function markOf(state) {
  return STATES[state]?.mark ?? '·';
}

/** True for an order that failed by itself, not because of another one. */
export function failedByItself(order) {
  return ['failed', 'timed_out', 'rejected'].includes(stateOf(order));
}

/** @param {{state: string}} props */
export function Status({state}) {
  return h('span', {class: `status ${state}`}, h('span', {'aria-hidden': 'true', class: 'mark'}, markOf(state)), ' ', wordOf(state));
}

/** Seconds as a person reads them. */
export function duration(seconds) {
  if (seconds == null || Number.isNaN(seconds)) return '';
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** The seconds from one time to another, or to now. */
export function secondsBetween(from, to) {
  if (!from) return null;
  return Math.max(0, ((to ? Date.parse(to) : Date.now()) - Date.parse(from)) / 1000);
}
