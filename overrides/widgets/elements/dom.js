/**
 * What every element shares: a life that begins and ends with the page, nodes made from text, and a
 * status line that is read out once it has settled.
 */

const SETTLE_MILLISECONDS = 250;
let lastId = 0;

/**
 * An id that no other node of the page has.
 * @param {string} name
 */
export function uniqueId(name) {
  lastId += 1;
  return `rb-${name}-${lastId}`;
}

/**
 * A node with attributes and children. Texts become text nodes, whatever they hold. `true` is an
 * attribute without a value; `false` and `null` leave it out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children);
  return node;
}

/**
 * A button that does nothing but what it says.
 * @param {string} text
 * @param {() => void} press
 * @param {AbortSignal} signal
 * @param {Record<string, string | boolean>} [attributes]
 */
export function makeButton(text, press, signal, attributes = {}) {
  const button = make("button", { type: "button", class: "rb-button", ...attributes }, text);
  button.addEventListener("click", press, { signal });
  return button;
}

/**
 * A custom element that is built when it enters a page and taken back when it leaves, so that moving
 * it, cloning it or coming back to its page never doubles its controls.
 *
 * Nodes it adds carry `data-rb-made="<its name>"`; nodes it wraps around the page's own content carry
 * `data-rb-wrap="<its name>"`. Both are undone on leaving, and found again in a clone.
 */
export class Widget extends HTMLElement {
  /** @type {AbortController | null} */
  #life = null;

  connectedCallback() {
    if (this.#life) return;
    this.#life = new AbortController();
    this.#takeBack();
    this.build(this.#life.signal);
  }

  disconnectedCallback() {
    this.#life?.abort();
    this.#life = null;
    this.dismantle();
    this.#takeBack();
  }

  /** Moved without leaving the page: nothing to do, and defined so that nothing is done. */
  connectedMoveCallback() {}

  /**
   * Add the controls; listeners end with the signal.
   * @param {AbortSignal} _signal
   */
  build(_signal) {}

  /** Put back what is neither made nor wrapped. */
  dismantle() {}

  /**
   * Mark a node as added by this element.
   * @template {Element} Made
   * @param {Made} node
   * @returns {Made}
   */
  made(node) {
    node.setAttribute("data-rb-made", this.localName);
    return node;
  }

  /**
   * Put all that a node of the page holds into a wrapper inside it.
   * @template {Element} Wrapper
   * @param {Element} node
   * @param {Wrapper} wrapper
   * @returns {Wrapper}
   */
  wrapContent(node, wrapper) {
    wrapper.setAttribute("data-rb-wrap", this.localName);
    wrapper.append(...node.childNodes);
    node.append(wrapper);
    return wrapper;
  }

  #takeBack() {
    for (const node of this.querySelectorAll(`[data-rb-made="${this.localName}"]`)) node.remove();
    for (const node of this.querySelectorAll(`[data-rb-wrap="${this.localName}"]`)) {
      node.replaceWith(...node.childNodes);
    }
  }
}

/**
 * A line that shows at once and is read out once it has stood still. Two stable nodes: the one that is
 * seen is hidden from screen readers, the one that they read changes only then.
 */
export class Status {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #shown;
  #spoken;

  /**
   * @param {string} className
   * @param {AbortSignal} signal
   */
  constructor(className, signal) {
    this.#shown = make("span", { class: className, "aria-hidden": "true" });
    this.#spoken = make("span", { class: "rb-visually-hidden", role: "status" });
    this.nodes = [this.#shown, this.#spoken];
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
  }

  /**
   * @param {string} text
   * @param {string} [spoken] what is read out, where it differs
   */
  say(text, spoken = text) {
    this.#shown.textContent = text;
    this.announce(spoken);
  }

  /**
   * Read out a text without showing it.
   * @param {string} text
   * @param {() => void} [settled] called once it is read out; not where another text came before that
   */
  announce(text, settled = () => {}) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#spoken.textContent = text;
      settled();
    }, SETTLE_MILLISECONDS);
  }
}

/** The local calendar day as an ISO text: a deadline is a day where the reader is. */
export function today() {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * Call back when the page is looked at again on another day than before; a tab can stay open overnight.
 * @param {() => void} changed
 * @param {AbortSignal} signal
 */
export function onNewDay(changed, signal) {
  let day = today();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" || day === today()) return;
    day = today();
    changed();
  }, { signal });
}

/**
 * The address, where a link to it can do nothing but lead somewhere.
 * @param {string | null | undefined} address
 * @returns {string | null}
 */
export function safeAddress(address) {
  if (!address) return null;
  try {
    const { protocol } = new URL(address, document.baseURI);
    return ["http:", "https:", "mailto:", "file:"].includes(protocol) ? address : null;
  } catch {
    return null;
  }
}

/**
 * The text of a node on one line.
 * @param {Node | null} node
 */
export function lineOf(node) {
  return (node?.textContent ?? "").trim().replace(/\s+/g, " ");
}

/** @param {EventTarget | null} target */
export function takesText(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) {
    return !["checkbox", "radio", "button"].includes(target.type);
  }
  return target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName);
}
