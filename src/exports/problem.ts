// What can keep a package from being made. Nothing has left the device when one of these is returned.

export type ExportProblem =
  | { readonly kind: 'nothing-to-export' }
  /** A profile asks for what no question set has; `what` is for whoever mends it. */
  | { readonly kind: 'export-profile-broken'; readonly what: string }
