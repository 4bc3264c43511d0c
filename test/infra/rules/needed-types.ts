/** Every type of resource of both stacks, and who would miss it. A new type needs a line here. */
export const neededTypes: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Api': 'offices, employment centres, agencies and operators call over HTTP',
  'AWS::ApiGatewayV2::Authorizer': 'tokens are checked before a function is started',
  'AWS::ApiGatewayV2::Integration': 'a route leads to its act',
  'AWS::ApiGatewayV2::Route': 'each published route has callers of its own kind',
  'AWS::ApiGatewayV2::Stage': 'throttles of the door, and its log without addresses',
  'AWS::CloudWatch::Alarm': 'somebody is woken, and told what stands still',
  'AWS::CloudWatch::CompositeAlarm': 'one answer to the question which agency it is',
  'AWS::CloudWatch::Dashboard': 'five questions of operations in their order',
  'AWS::DynamoDB::Table': 'the rows, which are the truth',
  'AWS::Events::EventBus': 'subscribers of results that do not poll a queue',
  'AWS::IAM::ManagedPolicy': 'what operators may do, more than fits beside a role',
  'AWS::IAM::Policy': 'each role may do what its act calls',
  'AWS::IAM::Role': 'each function and each timer is somebody of its own',
  'AWS::KMS::Key': 'queues, table, evidence, secrets and alarms have a key each',
  'AWS::Lambda::EventInvokeConfig': 'a failed run of a timer is not repeated by Lambda',
  'AWS::Lambda::EventSourceMapping': 'batches, windows and concurrency of each queue',
  'AWS::Lambda::Function': 'the acts, and one sender for each agency',
  'AWS::Lambda::Permission': 'the door of this stack alone starts a function',
  'AWS::Logs::LogGroup': 'logs with an end and a key',
  'AWS::SNS::Topic': 'alarms reach whoever is on duty',
  'AWS::SNS::TopicPolicy': 'alarms of this account speak there, over TLS only',
  'AWS::SQS::Queue': 'hints between acts, and their dead letters',
  'AWS::SQS::QueuePolicy': 'TLS only, and producers by their names',
  'AWS::Scheduler::Schedule': 'the sweep and the collectors run every minute',
  'AWS::SecretsManager::Secret': 'keys that nobody has ever seen',
};

/** Where the stage names a network of the account. */
export const neededInside: Readonly<Record<string, string>> = {
  'AWS::EC2::SecurityGroup': 'who may leave the network, and for where',
  'AWS::EC2::SecurityGroupIngress': 'functions reach the endpoints, and nobody else does',
  'AWS::EC2::VPCEndpoint': 'DynamoDB, SQS and EventBridge without a way through the internet',
};
