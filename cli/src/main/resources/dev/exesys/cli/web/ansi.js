// @ts-check
// Colours of terminal output (ECMA-48, SGR). Other control sequences are left out.
import {h} from 'preact';

const SEQUENCE = /\u001b\[([0-9;]*)m|\u001b\[[0-9;?]*[A-Za-z]|\u001b\][^\u0007]*\u0007/g;

/** One line of output as elements. */
export function ansi(line) {
  if (!line.includes('\u001b')) return line;
  const parts = [];
  let style = {fg: null, bold: false};
  let at = 0;
  const push = to => {
    if (to > at) {
      const classes = [style.bold && 'b', style.fg != null && `c${style.fg}`].filter(Boolean).join(' ');
      const text = line.slice(at, to);
      parts.push(classes ? h('span', {class: classes}, text) : text);
    }
  };
  for (const match of line.matchAll(SEQUENCE)) {
    push(match.index);
    if (match[1] != null) style = applied(style, match[1]);
    at = match.index + match[0].length;
  }
  push(line.length);
  return parts;
}

/** A line without control sequences, for searching. */
export function plain(line) {
  return line.replace(SEQUENCE, '');
}

function applied(style, codes) {
  let next = {...style};
  for (const code of codes.split(';').map(Number)) {
    if (code === 0) next = {fg: null, bold: false};
    else if (code === 1) next.bold = true;
    else if (code === 22) next.bold = false;
    else if (code >= 30 && code <= 37) next.fg = code - 30;
    else if (code >= 90 && code <= 97) next.fg = code - 90;
    else if (code === 39) next.fg = null;
  }
  return next;
}
