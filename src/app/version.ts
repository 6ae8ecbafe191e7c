// Set at the build: the version of package.json, or what the builder calls it.
declare const __AMPARO_VERSION__: string

export const VERSION = __AMPARO_VERSION__
