import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

// Two lists: one alone takes an IPv4 address for the IPv6 one that it can be written as.
const inner4 = new BlockList();
const inner6 = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  inner4.addSubnet(network, bits);
}
// What is not global unicast (2000::/3), and what carries an IPv4 address inside.
for (const [network, bits] of [
  ['::', 3],
  ['2001::', 32],
  ['2002::', 16],
  ['4000::', 2],
  ['8000::', 1],
] as const) {
  inner6.addSubnet(network, bits, 'ipv6');
}

/** True for what is not on the open internet: loopback, private, link-local, multicast, or an IPv4 address inside an IPv6 one. */
export const isInner = (address: string): boolean => {
  const family = isIP(address);
  if (family === 0) return true;
  return family === 4 ? inner4.check(address) : inner6.check(address, 'ipv6');
};

export class InnerAddress extends Error {
  constructor(readonly host: string) {
    super(`${host} is an inner address; the target must say that it may be`);
  }
}

/**
 * Looks a name up when the connection is made, and refuses it if any of its addresses is inner: a check before would not hold for a name
 * that answers otherwise the next time.
 */
export const outerLookup: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 4);
    if (addresses.some(({ address }) => isInner(address))) return callback(new InnerAddress(hostname), '', 4);
    const [first] = addresses;
    if (options.all) return callback(null, addresses);
    return callback(null, first!.address, first!.family);
  });
};
