/** Values go in; a list of nodes comes out, one for each, that stay where they are while their values change. */

/**
 * Nodes are made once, put in order, and told of their value; a field that has the focus keeps it.
 * @template Value
 */
export class KeyedList {
  /** @type {Map<string, { node: HTMLElement, show: (value: Value) => void }>} */
  #items = new Map();

  /**
   * @param {HTMLElement} node
   * @param {(value: Value) => string} keyOf
   * @param {(value: Value) => { node: HTMLElement, show: (value: Value) => void }} makeItem
   */
  constructor(node, keyOf, makeItem) {
    this.node = node;
    this.keyOf = keyOf;
    this.makeItem = makeItem;
  }

  /** @param {readonly Value[]} values */
  show(values) {
    const keys = new Set(values.map(this.keyOf));
    for (const [key, { node }] of this.#items) {
      if (keys.has(key)) continue;
      node.remove();
      this.#items.delete(key);
    }
    for (const [place, value] of values.entries()) {
      const key = this.keyOf(value);
      const item = this.#items.get(key) ?? this.makeItem(value);
      this.#items.set(key, item);
      item.show(value);
      if (this.node.children[place] !== item.node) {
        this.node.insertBefore(item.node, this.node.children[place] ?? null);
      }
    }
  }

  clear() {
    this.show([]);
  }
}
