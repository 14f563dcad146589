import { neonConfig } from '@neondatabase/serverless';

/**
 * Points this process's Neon driver at a local proxy (`host:port/path`). The pipelining that saves round trips
 * to the cloud presumes TLS and a password sent unasked; a local database has neither.
 */
export function useNeonProxy(address: string): void {
  neonConfig.wsProxy = address;
  neonConfig.useSecureWebSocket = false;
  neonConfig.pipelineTLS = false;
  neonConfig.pipelineConnect = false;
}
