(function () {
  "use strict";
  var figure = document.getElementById("board");
  var data = JSON.parse(document.getElementById("board-data").textContent);
  var words = data.words;
  var find = function (name) { return figure.querySelector(name); };
  var box = find(".board-box"), space = find(".board-space"), canvas = find("canvas");
  var line = find(".board-line"), paper = find(".board-paper"), time = find(".board-time");
  var ROW = 22, HEAD = 34;
  var narrow = window.matchMedia("(max-width:600px)");
  var state = { by: "group", week: narrow.matches ? 0 : null, at: null };

  // What belongs to each of some groups or products, by its position: each list is read once.
  function parted(list, name, count) {
    var parts = [];
    for (var at = 0; at < count; at += 1) parts.push([]);
    list.forEach(function (it) { parts[it[name]].push(it); });
    return parts;
  }

  // The rows of a view are made when it is first shown.
  var made = {};
  function rows(by) {
    var kind = by + (narrow.matches ? "-narrow" : "");
    if (!made[kind]) made[kind] = rowsOf(by);
    return made[kind];
  }

  // Rows: a heading of a group or product, and a lane for each operation or route with its bars.
  function rowsOf(by) {
    var all = [];
    if (by === "group") {
      var tasks = parted(data.tasks, "group", data.groups.length);
      data.groups.forEach(function (group, at) {
        var own = tasks[at];
        if (own.length === 0) return;
        all.push({ name: narrow.matches ? group.name : group.full, group: group, bars: [] });
        own.forEach(function (task) {
          all.push({ name: task.name, lane: task, bars: task.bars, of: group.name });
        });
      });
      return all;
    }
    var runs = parted(data.runs, "product", data.products.length);
    var orders = parted(data.orders, "product", data.products.length);
    data.products.forEach(function (product, at) {
      var own = runs[at], due = orders[at];
      if (own.length === 0 && due.length === 0) return;
      if (own.length !== 1) all.push({ name: product.name, product: product, bars: [], due: due });
      own.forEach(function (run) {
        var single = own.length === 1;
        all.push({
          name: single ? product.name : run.name, lane: run, bars: run.bars,
          of: product.name, due: single ? due : null, head: single
        });
      });
    });
    return all;
  }

  var shown = rows(state.by);

  function count() {
    return shown.reduce(function (sum, row) { return sum + row.bars.length; }, 0);
  }

  function colours(printed) {
    if (printed) {
      return { paper: "#fff", ink: "#000", soft: "#444", rule: "#ccc", load: "#2f6690",
        pale: "#d5e3ed", bad: "#a1361a", panel: "#f2f2f2" };
    }
    var style = window.getComputedStyle(document.documentElement);
    var found = {};
    ["paper", "ink", "soft", "rule", "load", "pale", "bad", "panel"].forEach(function (name) {
      found[name] = style.getPropertyValue("--" + name).trim();
    });
    return found;
  }

  // The buckets shown: all, or those of a week.
  function span() {
    if (state.week === null) return [0, data.buckets.length];
    return data.weeks[state.week];
  }

  function geometry(width, buckets) {
    var names = width < 600 ? 112 : 196;
    var least = state.week === null ? 18 : 34;
    var step = Math.max(least, (width - names - 1) / Math.max(1, buckets[1] - buckets[0]));
    return { names: names, step: step, from: buckets[0], to: buckets[1] };
  }

  function cut(pen, text, room) {
    if (pen.measureText(text).width <= room) return text;
    // The end of a name often tells it from its neighbours: a part of it stays.
    var letters = Array.from(text), end = letters.length;
    var tail = letters.slice(-5).join("");
    while (end > 1) {
      end -= 1;
      if (pen.measureText(letters.slice(0, end).join("") + "\u2026" + tail).width <= room) break;
    }
    return letters.slice(0, end).join("") + "\u2026" + tail;
  }

  function hatch(pen, x, y, width, height, colour) {
    pen.save();
    pen.beginPath();
    pen.rect(x, y, width, height);
    pen.clip();
    pen.strokeStyle = colour;
    pen.lineWidth = 1.2;
    pen.beginPath();
    for (var at = x - height; at < x + width; at += 5) {
      pen.moveTo(at, y + height);
      pen.lineTo(at + height, y);
    }
    pen.stroke();
    pen.restore();
  }

  var DIGITS = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
  var FIGURES = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

  // What is there is never drawn as nothing.
  function short(value) {
    return value > 0 && value < 0.05 ? "\u003c0.1" : DIGITS.format(value);
  }

  // Draws some rows; `left` and `top` are what is scrolled away, names and days stay in sight.
  function draw(pen, place, list, area, tint) {
    var names = place.names, step = place.step, drawn = 0;
    var font = window.getComputedStyle(document.body).fontFamily;
    var x = function (bucket) { return names + (bucket - place.from) * step - area.left; };
    pen.fillStyle = tint.paper;
    pen.fillRect(0, 0, area.width, area.height);
    pen.textBaseline = "middle";
    var first = Math.max(0, Math.floor(area.top / ROW));
    var last = Math.min(list.length, Math.ceil((area.top + area.height - HEAD) / ROW));
    var from = Math.max(place.from, place.from + Math.floor(area.left / step));
    var to = Math.min(place.to, place.from + Math.ceil((area.left + area.width - names) / step));
    var at, row, y;
    for (at = first; at < last; at += 1) {
      row = list[at];
      y = HEAD + at * ROW - area.top;
      if (row.group || row.product || row.head) {
        pen.fillStyle = tint.panel;
        pen.fillRect(0, y, area.width, ROW);
      }
      pen.fillStyle = tint.rule;
      pen.fillRect(0, y + ROW - 1, area.width, 1);
    }
    for (at = from; at < to; at += 1) {
      pen.fillStyle = data.buckets[at].monday ? tint.soft : tint.rule;
      pen.fillRect(x(at), HEAD - 6, 1, area.height);
    }
    for (at = first; at < last; at += 1) {
      row = list[at];
      y = HEAD + at * ROW - area.top;
      if (row.group) loads(pen, row.group, from, to, x, y, step, tint, font);
      row.bars.forEach(function (bar, index) {
        if (bar.b < from || bar.b >= to) return;
        drawn += 1;
        var left = x(bar.b) + 2, width = Math.max(1, step - 3), height = ROW - 7;
        var late = bar.late === 1;
        pen.fillStyle = late ? tint.paper : tint.load;
        pen.fillRect(left, y + 3, width, height);
        if (late) {
          hatch(pen, left, y + 3, width, height, tint.bad);
          pen.strokeStyle = tint.bad;
          pen.lineWidth = 1;
          pen.strokeRect(left + 0.5, y + 3.5, width - 1, height - 1);
        }
        var share = bar.h > 0 ? Math.min(1, bar.s / bar.h) : 0;
        if (share > 0) {
          pen.fillStyle = tint.ink;
          pen.fillRect(left, y + 3 + height - 3, Math.max(2, width * share), 3);
        }
        pen.font = "600 10.5px " + font;
        var text = short(bar.n);
        var room = width - 4;
        var more = text + " \u00b7 " + short(bar.h) + " h";
        if (pen.measureText(more).width <= room) text = more;
        var wide = pen.measureText(text).width;
        if (wide <= room) {
          if (late) {
            pen.fillStyle = tint.paper;
            pen.fillRect(left + 2, y + 5, wide + 2, height - 4);
          }
          pen.fillStyle = late ? tint.bad : tint.paper;
          pen.fillText(text, left + 3, y + 3 + height / 2 + 0.5);
        }
        if (state.at !== null && state.at.row === row && state.at.bar === index) {
          pen.strokeStyle = tint.ink;
          pen.lineWidth = 2;
          pen.strokeRect(left - 1, y + 2, width + 2, height + 2);
        }
      });
      if (row.due) dues(pen, row.due, from, to, x, y, step, tint);
    }
    pen.fillStyle = tint.paper;
    pen.fillRect(0, HEAD - 6, names, area.height);
    for (at = first; at < last; at += 1) {
      row = list[at];
      y = HEAD + at * ROW - area.top;
      var heading = Boolean(row.group || row.product || row.head);
      if (heading) {
        pen.fillStyle = tint.panel;
        pen.fillRect(0, y, names, ROW - 1);
      }
      pen.fillStyle = tint.rule;
      pen.fillRect(0, y + ROW - 1, names, 1);
      pen.fillStyle = tint.ink;
      pen.font = (heading ? "650" : "400") + " 12px " + font;
      var indent = heading ? 4 : 14;
      pen.fillText(cut(pen, row.name, names - indent - 6), indent, y + ROW / 2);
    }
    days(pen, place, area, from, to, x, tint, font);
    return drawn;
  }

  // The days over the rows.
  function days(pen, place, area, from, to, x, tint, font) {
    pen.fillStyle = tint.paper;
    pen.fillRect(0, 0, area.width, HEAD - 6);
    pen.font = "11px " + font;
    var free = place.names;
    for (var at = from; at < to; at += 1) {
      var bucket = data.buckets[at];
      var label = place.step > 46 ? bucket.day : bucket.short;
      var wide = pen.measureText(label).width;
      var left = x(at) + Math.max(2, (place.step - wide) / 2);
      if (bucket.common && x(at) >= place.names) {
        pen.fillStyle = tint.soft;
        pen.fillText(bucket.common, x(at) + 2, 7);
      }
      if (left >= free && left + wide <= area.width + 1) {
        pen.fillStyle = tint.ink;
        pen.fillText(label, left, 20);
        free = left + wide + 4;
      }
    }
    pen.fillStyle = tint.paper;
    pen.fillRect(0, 0, place.names, HEAD - 6);
    pen.fillStyle = tint.ink;
    pen.fillRect(0, HEAD - 6, area.width, 1);
  }

  // The load of a group day by day, its repairs and overtime.
  function loads(pen, group, from, to, x, y, step, tint, font) {
    for (var at = from; at < to; at += 1) {
      var share = group.load[at], left = x(at) + 1, width = step - 1;
      if (share === null) {
        hatch(pen, left, y + 1, width, ROW - 3, tint.rule);
      } else {
        pen.fillStyle = tint.pale;
        var height = (ROW - 4) * Math.min(1, share);
        pen.fillRect(left, y + ROW - 2 - height, width, height);
      }
      if (group.repair[at] > 0) {
        hatch(pen, left, y + 1, Math.max(4, Math.min(width, width * group.lost[at])), ROW - 3, tint.soft);
      }
      if (group.over[at] > 0) {
        pen.fillStyle = tint.bad;
        pen.fillRect(left, y + 1, width, 3);
      }
      if (share !== null && step >= 30) {
        pen.font = "10px " + font;
        pen.fillStyle = tint.ink;
        pen.fillText(Math.round(share * 100) + " %", left + 3, y + ROW / 2);
      }
    }
  }

  // Marks at the end of the day on which an order is due; filled where it is shipped late or short.
  function dues(pen, orders, from, to, x, y, step, tint) {
    orders.forEach(function (order) {
      if (order.due < from || order.due >= to) return;
      var right = x(order.due) + step - 1;
      pen.beginPath();
      pen.moveTo(right - 5, y + 1);
      pen.lineTo(right + 1, y + 1);
      pen.lineTo(right - 2, y + 8);
      pen.closePath();
      pen.fillStyle = order.status === 0 ? tint.paper : tint.bad;
      pen.strokeStyle = order.status === 0 ? tint.ink : tint.bad;
      pen.lineWidth = 1.2;
      pen.fill();
      pen.stroke();
    });
  }

  function put(template, values) {
    return template.replace(/%([a-z]+)%/g, function (whole, name) {
      return name in values ? values[name] : whole;
    });
  }

  // What a bar says: what, when, how many, how long, and for whom.
  function told(row, bar) {
    var task = row.lane, product = data.products[task.product];
    var parts = bar.p.map(function (peg) {
      if (peg[0] < 0) return put(words.other[-1 - peg[0]], { quantity: FIGURES.format(peg[1]) });
      var order = data.orders[peg[0]];
      return put(peg[2] === 1 ? words.orderLate : words.order, {
        order: order.id, customer: order.customer, quantity: FIGURES.format(peg[1]), due: order.date,
        shipped: peg[3] === undefined ? "" : data.buckets[peg[3]].name
      });
    });
    return put(bar.s > 0 ? words.barSetup : words.bar, {
      bucket: data.buckets[bar.b].name, product: product.name, where: task.where,
      quantity: FIGURES.format(bar.n), unit: product.unit, hours: FIGURES.format(bar.h),
      setup: FIGURES.format(bar.s),
      orders: parts.length > 0 ? parts.join(words.between) : words.nobody
    });
  }

  function toldOfGroup(group, at) {
    return put(words.group, {
      bucket: data.buckets[at].name, group: group.name, hours: FIGURES.format(group.hours[at]),
      capacity: FIGURES.format(group.capacity[at]), repair: FIGURES.format(group.repair[at]),
      over: FIGURES.format(group.over[at])
    });
  }

  function toldOfOrders(orders, at) {
    return orders.filter(function (order) { return order.due === at; })
      .map(function (order) { return order.says; }).join(words.sentences);
  }

  function under(event) {
    var edge = canvas.getBoundingClientRect();
    var place = geometry(canvas.clientWidth, span());
    var x = event.clientX - edge.left, y = event.clientY - edge.top;
    if (x < place.names || y < HEAD) return null;
    var row = shown[Math.floor((y - HEAD + box.scrollTop) / ROW)];
    var bucket = place.from + Math.floor((x - place.names + box.scrollLeft) / place.step);
    if (!row || bucket >= place.to) return null;
    var bar = row.bars.findIndex(function (it) { return it.b === bucket; });
    if (bar >= 0) return { row: row, bar: bar, says: told(row, row.bars[bar]) };
    if (row.group) return { row: row, bar: null, says: toldOfGroup(row.group, bucket) };
    var says = row.due ? toldOfOrders(row.due, bucket) : "";
    return says === "" ? null : { row: row, bar: null, says: says };
  }

  var asked = false;
  function paint() {
    if (asked) return;
    asked = true;
    window.requestAnimationFrame(function () {
      asked = false;
      var scale = window.devicePixelRatio || 1;
      var width = box.clientWidth, height = box.clientHeight;
      canvas.style.width = width + "px";
      canvas.style.height = height + "px";
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      var pen = canvas.getContext("2d");
      pen.setTransform(scale, 0, 0, scale, 0, 0);
      var area = { left: box.scrollLeft, top: box.scrollTop, width: width, height: height };
      figure.dataset.drawn = draw(pen, geometry(width, span()), shown, area, colours(false));
    });
  }

  function layout() {
    var total = HEAD + shown.length * ROW;
    box.style.height = Math.min(total + 16, Math.max(260, window.innerHeight * 0.72)) + "px";
    var buckets = span(), place = geometry(box.clientWidth, buckets);
    space.style.width = place.names + place.step * (buckets[1] - buckets[0]) + "px";
    space.style.height = total + "px";
    figure.dataset.bars = count();
    figure.dataset.by = state.by;
    time.textContent = put(words.shown, {
      from: data.buckets[buckets[0]].name, to: data.buckets[buckets[1] - 1].name
    });
    find(".board-back").disabled = state.week === null || state.week === 0;
    find(".board-on").disabled = state.week === null || state.week + 1 === data.weeks.length;
    figure.querySelectorAll("button[aria-pressed]").forEach(function (button) {
      var on = button.dataset.by === state.by ||
        button.dataset.zoom === (state.week === null ? "all" : "week");
      button.setAttribute("aria-pressed", String(on));
    });
    paint();
  }

  function point(found) {
    state.at = found;
    line.textContent = found === null ? words.hint : found.says;
    paint();
  }

  figure.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (button === null) return;
    if (button.dataset.by) {
      state.by = button.dataset.by;
      shown = rows(state.by);
      box.scrollTop = 0;
      point(null);
    }
    if (button.dataset.zoom) state.week = button.dataset.zoom === "week" ? 0 : null;
    if (button.dataset.step) state.week += Number(button.dataset.step);
    layout();
  });
  canvas.addEventListener("click", function (event) { point(under(event)); });
  canvas.addEventListener("mousemove", function (event) {
    var found = under(event);
    canvas.title = found === null ? "" : found.says;
  });

  // By keyboard from bar to bar: along a row, and to the nearest one of the next.
  canvas.addEventListener("keydown", function (event) {
    var way = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    if (!way) return;
    event.preventDefault();
    var buckets = span();
    var within = function (bar) { return bar.b >= buckets[0] ? bar.b < buckets[1] : false; };
    var row = state.at === null ? -1 : shown.indexOf(state.at.row);
    var bar = state.at === null ? null : state.at.bar;
    if (row >= 0) {
      if (way[0] === 0) {
        if (bar !== null) {
          var next = shown[row].bars[bar + way[1]];
          if (next ? within(next) : false) return choose(row, bar + way[1]);
        }
        return;
      }
    }
    var wanted = row >= 0 ? (bar === null ? buckets[0] : shown[row].bars[bar].b) : buckets[0];
    for (var at = row + (row < 0 ? 1 : way[0]); at >= 0 ? at < shown.length : false; at += way[0] || 1) {
      var inside = shown[at].bars.filter(within);
      if (inside.length > 0) {
        inside.sort(function (one, other) {
          return Math.abs(one.b - wanted) - Math.abs(other.b - wanted);
        });
        return choose(at, shown[at].bars.indexOf(inside[0]));
      }
    }
  });

  function choose(at, bar) {
    var place = geometry(canvas.clientWidth, span()), row = shown[at];
    var y = at * ROW, x = (row.bars[bar].b - place.from) * place.step;
    if (y < box.scrollTop) box.scrollTop = y;
    if (y + ROW > box.scrollTop + box.clientHeight - HEAD) box.scrollTop = y + ROW + HEAD - box.clientHeight;
    if (x < box.scrollLeft) box.scrollLeft = x;
    if (x + place.step > box.scrollLeft + box.clientWidth - place.names) {
      box.scrollLeft = x + place.step + place.names - box.clientWidth;
    }
    point({ row: row, bar: bar, says: told(row, row.bars[bar]) });
  }

  // On paper: every row, some on each page of A4 on its side, at most a month across.
  var WIDE = 1016, DOWN = 26, ACROSS = 31, PAGES = 80;
  function print() {
    paper.textContent = "";
    var drawn = 0, pages = 0, held = state.week;
    state.week = null;
    for (var from = 0; from < data.buckets.length; from += ACROSS) {
      for (var top = 0; top < shown.length; top += DOWN) {
        if (pages === PAGES) break;
        pages += 1;
        var list = shown.slice(top, top + DOWN);
        var to = Math.min(from + ACROSS, data.buckets.length);
        var sheet = document.createElement("canvas");
        var height = HEAD + list.length * ROW + 1;
        sheet.width = WIDE * 2;
        sheet.height = height * 2;
        var pen = sheet.getContext("2d");
        pen.setTransform(2, 0, 0, 2, 0, 0);
        var area = { left: 0, top: 0, width: WIDE, height: height };
        var place = geometry(WIDE, [from, to]);
        place.step = (WIDE - place.names - 1) / (to - from);
        drawn += draw(pen, place, list, area, colours(true));
        paper.appendChild(sheet);
      }
    }
    state.week = held;
    figure.dataset.printed = drawn;
  }

  window.addEventListener("beforeprint", print);
  window.addEventListener("afterprint", function () { paper.textContent = ""; });
  box.addEventListener("scroll", paint);
  window.addEventListener("resize", layout);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  figure.classList.add("board-alive");
  line.textContent = words.hint;
  layout();
})();
