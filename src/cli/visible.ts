/** Text of a file as it can be shown: control and formatting characters, which a terminal obeys, become `?`. */
export function visible(text: string): string {
  return text.replace(/\p{C}/gu, '?');
}
