using Attestation.Integration.Tests.Servers;

// One broker and one database for all: each test has a virtual host and a database of its own. Tests that stop servers have theirs.
[assembly: AssemblyFixture(typeof(Broker))]
[assembly: AssemblyFixture(typeof(Database))]
