/**
 * Text from people and policy made harmless for Slack's mrkdwn: no mention, link, emoji or formatting can come out of it.
 * Characters that would format are replaced by ones that look alike, because Slack has no escape for them; `<`, `>` and `&` do have
 * one, so that nothing can open a `<!channel>`, `<@U…>` or `<https://…>`.
 */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\*/g, '∗')
    .replace(/~/g, '∼')
    .replace(/`/g, 'ˋ')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '＿')
    .replace(/:(?!\d\d:\d\d(?!\d))(?=[^\s:]+:)/g, '∶')
    .replace(/@(?=(?:here|channel|everyone|group)\b)/gi, '＠')
    .replace(/^(\s*)>+/gm, (_, space: string) => `${space}›`)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
