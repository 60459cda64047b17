const shapes = {
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm5 12 4.5 4.5',
  send: 'M4 12 3 4l18 8-18 8 1-8Zm0 0h8',
  clip: 'M20 11.5 12 19.5a5 5 0 0 1-7-7l8.5-8.5a3.3 3.3 0 0 1 4.7 4.7L10 17a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6 9c0-3.5 2.5-6 6-6s6 2.5 6 6M16 4.5a3.3 3.3 0 0 1 0 6.3M17.5 14.3c2.2.8 3.5 2.9 3.5 5.7',
  chat: 'M4 5h16v11H10l-5 4v-4H4V5Zm4 4h8M8 12.5h5',
  channel: 'M9 4 7 20M17 4l-2 16M4 9h17M3 15h17',
  list: 'M4 5h16v14H4V5Zm0 5h16M4 14.5h16M9.5 10v9',
  public: 'M4 10v4h3l9 5V5L7 10H4Zm15-2.5a6 6 0 0 1 0 9',
  mail: 'M3 6h18v12H3V6Zm0 0 9 7 9-7',
  faults: 'M12 4 2.5 20h19L12 4Zm0 6v4.5m0 2.5v.5',
  smile: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM8.5 14c1 1.5 2 2 3.5 2s2.5-.5 3.5-2M9 9.5v.5m6-.5v.5',
  file: 'M6 3h8l4 4v14H6V3Zm8 0v4h4',
  bell: 'M6 17V11a6 6 0 1 1 12 0v6l1.5 1.5h-15L6 17Zm4 3.5h4',
  close: 'm6 6 12 12M18 6 6 18',
  more: 'M5 12h.1M12 12h.1M19 12h.1',
  grow: 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7',
  reply: 'M10 7 4 12l6 5M4 12h9c4 0 7 2 7 6',
}

/** A drawing that says nothing by itself: what it stands beside does. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', shapes[name])
  svg.append(path)
  return svg
}
