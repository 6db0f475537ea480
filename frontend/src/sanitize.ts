// Stands in for the package sanitize-html, whose parsers are as big as the rest of the page.
//
// ipywidgets calls it for one thing: the HTML of a description that was marked as allowed.
// The browser's own parser reads it into a document that runs and loads nothing, and what is
// not on the caller's lists is left out.

interface Rules {
  allowedTags: string[];
  allowedAttributes: Record<string, string[]>;
}

const DROP_WITH_TEXT = ['SCRIPT', 'STYLE', 'TEXTAREA', 'OPTION', 'NOSCRIPT', 'TEMPLATE', 'IFRAME'];
const SAFE_ADDRESS = /^(?:https?:|mailto:|tel:|#|\/(?!\/))/i;

export default function sanitize(source: string, rules: Rules): string {
  const read = new DOMParser().parseFromString(source, 'text/html');
  const clean = document.implementation.createHTMLDocument('');
  copyAllowed(read.body, clean.body, rules);
  return clean.body.innerHTML;
}

function copyAllowed(from: Node, to: Element, rules: Rules): void {
  for (const node of from.childNodes) {
    if (node instanceof Text) {
      to.append(node.data);
    } else if (node instanceof HTMLElement && !DROP_WITH_TEXT.includes(node.tagName)) {
      const tag = node.tagName.toLowerCase();
      const allowed = rules.allowedTags.includes(tag);
      const copy = allowed ? to.ownerDocument.createElement(tag) : to;
      if (allowed) {
        copyAttributes(node, copy, rules);
        to.append(copy);
      }
      copyAllowed(node, copy, rules);
    }
  }
}

function copyAttributes(from: Element, to: Element, rules: Rules): void {
  const names = [...(rules.allowedAttributes['*'] ?? []), ...(rules.allowedAttributes[to.localName] ?? [])];
  for (const { name, value } of from.attributes) {
    const allowed = names.some((rule) =>
      rule.endsWith('*') ? name.startsWith(rule.slice(0, -1)) : name === rule,
    );
    const address = name === 'href' || name === 'src';
    if (allowed && (!address || SAFE_ADDRESS.test(value.trim()))) to.setAttribute(name, value);
  }
}
