import { RemovalPolicy } from 'aws-cdk-lib';

/**
 * What becomes of what holds data when its stack goes. Kept, but for one case: a stack whose very first deployment fails
 * takes back what it made, or the names would be in the way of the second.
 */
export const fateOf = ({ keepsData }: { keepsData: boolean }): RemovalPolicy =>
  keepsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
