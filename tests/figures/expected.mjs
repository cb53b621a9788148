// How many marks each view of a figure must have, counted from the figure and its rows alone: an oracle that knows nothing of Vega-Lite.

/** The rows of a CSV as objects, texts as they were before they were defused. */
export function parseCsv(text) {
  const records = [[]];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        cell += text[at];
        if (text[at] === '"') at++;
      }
      at++;
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\n') cell += text[at++];
    }
    records.at(-1).push(cell);
    if (text[at] === '\n' && at + 1 < text.length) records.push([]);
    at++;
  }
  const [header, ...rows] = records;
  return rows.map(cells => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])));
}

const plain = text => (text[0] === "'" && "=+-@\t\r'".includes(text[1] ?? '\0') ? text.slice(1) : text);

/** The count of marks by view, and of colours where series have them. */
export function expectedMarks(figure, csv) {
  const isNumber = new Map(figure.columns.map(c => [c.name, c.isNumber]));
  const rows = parseCsv(csv);
  const counts = new Map();

  const place = (row, column, axis) => {
    if (!isNumber.get(column)) return axis.categories.includes(plain(row[column]));
    const value = row[column] === '' ? NaN : Number(row[column]);
    return Number.isFinite(value) && (axis.scale !== 'log' || value > 0);
  };
  const x = (row, column) => place(row, column, figure.x);
  const y = (row, column) => place(row, column, figure.y);
  const count = (view, number) => counts.set(view, { count: number });

  figure.layers.forEach((layer, index) => {
    const own = rows.filter(r => plain(r.layer) === layer.name && (!figure.panel || figure.panel.values.includes(plain(r[figure.panel.column]))));
    const add = (role, test) => count(`layer${index}-${role}`, own.filter(test).length);
    const interval = r => x(r, layer.x) && y(r, layer.y) && y(r, layer.lower) && y(r, layer.upper);
    // Kinds begin again after eight colours; steps of a quantity do not.
    const addColored = (role, test) => {
      add(role, test);
      if (!layer.series) return;
      const shown = own.filter(test).map(r => figure.series.values.indexOf(plain(r[layer.series])));
      counts.get(`layer${index}-${role}`).colors = new Set(shown.map(i => (figure.series.ordered ? i : i % 8))).size;
    };
    switch (layer.kind) {
      case 'line':
        // Gaps stay in a line, so that they part it.
        if (layer.lower) add('band', () => true);
        add('line', () => true);
        if (layer.markers) add('mark', r => x(r, layer.x) && y(r, layer.y));
        if (layer.label && !layer.series && figure.x.scale !== 'category') {
          const there = own.filter(r => x(r, layer.x) && y(r, layer.y));
          const panel = r => (figure.panel ? r[figure.panel.column] : '');
          count(`layer${index}-label`, new Set(there.map(panel)).size);
        }
        break;
      case 'point':
        if (layer.lower) add('interval', interval);
        addColored('point', r => x(r, layer.x) && y(r, layer.y));
        break;
      case 'bar':
        if (layer.lower) add('interval', interval);
        addColored('bar', r => x(r, layer.x) && y(r, layer.y));
        break;
      case 'cell':
        add('cell', r => x(r, layer.xFrom) && x(r, layer.xTo) && y(r, layer.yFrom) && y(r, layer.yTo));
        break;
      case 'rule': {
        const at = layer.vertical ? x : y;
        add('rule', r => at(r, layer.at));
        if (layer.text) add('label', r => at(r, layer.at) && r[layer.text] !== '');
        break;
      }
      case 'text':
        add('text', r => x(r, layer.x) && y(r, layer.y) && r[layer.text] !== '');
        break;
    }
  });
  return counts;
}
