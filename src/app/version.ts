// Set at the build: the version of package.json, or what the builder calls it.
declare const __AMPARO_VERSION__: string

export const VERSION = __AMPARO_VERSION__

declare const __AMPARO_BUILT__: string

/** The day of the build, ISO 8601. */
export const BUILT = __AMPARO_BUILT__
