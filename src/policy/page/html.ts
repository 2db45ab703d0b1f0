/** HTML that is already safe; everything else is text and gets escaped. */
export interface Html {
  readonly html: string;
}
export type Content = string | Html | readonly Content[];

/** `<tag attributes>content</tag>`; text is escaped, attribute values too. */
export function element(tag: string, attributes: Record<string, string>, ...content: Content[]): Html {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeText(value)}"`);
  return { html: `<${tag}${written.join('')}>${render(content)}</${tag}>` };
}

/** The same without attributes. */
export function tag(name: string): (...content: Content[]) => Html {
  return (...content) => element(name, {}, ...content);
}

/** A table with a header row that is repeated on each printed page; the first cell of a row names it. */
export function table(heads: string[], rows: Content[][], kind = ''): Html {
  const head = element('thead', {}, element('tr', {}, ...heads.map((text) => element('th', { scope: 'col' }, text))));
  const body = rows.map(([first = '', ...rest]) =>
    element('tr', {}, element('th', { scope: 'row' }, first), ...rest.map((cell) => element('td', {}, cell))),
  );
  return element('table', kind ? { class: kind } : {}, head, element('tbody', {}, ...body));
}

export function list(items: Content[], kind = ''): Html {
  return element('ul', kind ? { class: kind } : {}, ...items.map((item) => element('li', {}, item)));
}

/** Content as HTML; text is escaped. */
export function render(content: Content): string {
  if (typeof content === 'string') return escapeText(content);
  return 'html' in content ? content.html : content.map(render).join('');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
