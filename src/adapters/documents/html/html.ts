/** A piece of HTML that was made by `html` and nowhere else. */
export interface Html {
  readonly html: string;
}

/** HTML in which every value is escaped, except what is HTML already: forgetting it is not possible. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | number | Html | readonly Html[])[]): Html {
  return { html: parts.map((part, index) => part + said(values[index] ?? '')).join('') };
}

function said(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return 'html' in value ? value.html : value.map((each) => each.html).join('');
}

/** For text and for attributes in double quotes. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
