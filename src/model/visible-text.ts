// Text without the signs that nobody sees and that change how others are read.

/**
 * Control characters, and those that turn the direction of what follows them (U+202A-202E, U+2066-2069): a name that holds
 * one would reverse the line it stands in. Marks that letters need, as in Persian, stay, and so do line ends and tabs.
 */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

export function visibleText(text: string): string {
  return text.replaceAll(UNSEEN, '')
}
