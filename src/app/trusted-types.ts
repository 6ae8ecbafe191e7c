// Under `require-trusted-types-for 'script'` a worker's address must be vouched for. Only our own are.

interface TrustedTypesWindow {
  readonly trustedTypes?: {
    readonly createPolicy: (
      name: string,
      rules: { createScriptURL: (url: string) => string },
    ) => unknown
  }
}

/** Call before anything starts a worker. */
export function trustOwnScripts(page: Window & TrustedTypesWindow): void {
  page.trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => {
      const own = new URL(url, page.location.href).origin === page.location.origin
      if (!own) throw new TypeError('A script from elsewhere is not run.')
      return url
    },
  })
}
