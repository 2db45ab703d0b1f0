/**
 * Text from people and policy made harmless for Slack's mrkdwn: no mention, link, emoji or formatting can come out of it.
 * Slack has an escape for `<`, `>` and `&`, so nothing can open a `<!channel>`, `<@U…>` or `<https://…>`. For the others it has none:
 * they are replaced by characters that look alike, also a colon (`:fire:`, `https://`) unless it tells the time.
 */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\*/g, '∗')
    .replace(/~/g, '∼')
    .replace(/`/g, 'ˋ')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '＿')
    .replace(/(?<!\d(?=:\d\d(?!\d))):(?=\S)/g, '∶')
    .replace(/@(?=(?:here|channel|everyone|group)\b)/gi, '＠')
    .replace(/^(\s*)>+/gm, (_, space: string) => `${space}›`)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
