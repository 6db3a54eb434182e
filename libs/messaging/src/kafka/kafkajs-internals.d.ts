/** The insides of kafkajs 2.2.4 (which types only its surface) that the adapter looks at or mends. */
declare module 'kafkajs/src/protocol/requests/index.js' {
  const protocol: { readonly requests: Readonly<Record<string, { readonly versions: readonly (number | string)[] }>> };
  export default protocol;
}

declare module 'kafkajs/src/protocol/requests/apiKeys.js' {
  const keys: Readonly<Record<string, number>>;
  export default keys;
}

declare module 'kafkajs/src/network/requestQueue/index.js' {
  class RequestQueue {
    readonly pending: readonly unknown[];
    scheduleCheckPendingRequests(): void;
  }
  export default RequestQueue;
}

/** kafkajs' own export of these is not seen by `import`. */
declare module 'kafkajs/src/protocol/configResourceTypes.js' {
  const types: { readonly TOPIC: 2 };
  export default types;
}

declare module 'kafkajs/src/consumer/runner.js' {
  class Runner {
    constructor(options: object);
    readonly running: boolean;
    start(): Promise<void>;
    stop(): Promise<void>;
    fetch(nodeId: string): Promise<unknown[]>;
  }
  export default Runner;
}
