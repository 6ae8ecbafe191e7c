/** The id of a question's control on the page, so that a review can link to it. */
export function fieldId(path: string): string {
  return `q-${path.replaceAll('/', '-')}`
}
