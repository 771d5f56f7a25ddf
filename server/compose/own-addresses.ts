import { networkInterfaces } from 'node:os'

/** Every address of this machine, now. */
export const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((addresses = []) => addresses.map(({ address }) => address))
