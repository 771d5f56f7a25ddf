/** Judges where webhooks may go. */
export interface AddressGuard {
  /**
   * @param host A name, or a literal address in its one spelling, IPv6 without brackets. A name that is let through
   *   says nothing of the addresses it has: they are judged when it is resolved.
   */
  isRefused(
    host: string,
    allowance: Readonly<{
      /** Names, addresses and CIDR ranges that an administrator allows all the same. */
      allowedHosts: readonly string[]
      /** Of Mattermost's own address; `""` = not set. */
      siteHost: string
    }>,
  ): boolean
}
