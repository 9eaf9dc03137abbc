package io.dealerflow.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The three servers on one folder; as a program, their owner for tests that kill it. */
final class AllServers implements AutoCloseable {
    static final String PASSWORD = "it's \"quoted\"";

    final ChildProcesses children;
    final PostgresServer postgres;
    final KafkaServer kafka;
    final RedisServer redis;

    private AllServers(ChildProcesses children, PostgresServer postgres, KafkaServer kafka, RedisServer redis) {
        this.children = children;
        this.postgres = postgres;
        this.kafka = kafka;
        this.redis = redis;
    }

    static AllServers start(Path data) throws IOException, InterruptedException {
        Binaries binaries = Binaries.forCurrentUser();
        ChildProcesses children = ChildProcesses.open(data.resolve("run"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var postgres = threads.submit(
                    () -> PostgresServer.start(children, binaries, settings(data, "postgres"), PASSWORD));
            var kafka = threads.submit(() -> KafkaServer.start(children, settings(data, "kafka")));
            var redis = threads.submit(() -> RedisServer.start(children, binaries, settings(data, "redis")));
            return new AllServers(children, result(postgres), result(kafka), result(redis));
        } catch (ExecutionException e) {
            children.close();
            throw new IOException(e.getCause());
        }
    }

    private static <T> T result(Future<T> future) throws ExecutionException, InterruptedException {
        return future.get();
    }

    private static ServerSettings settings(Path data, String name) {
        return new ServerSettings(
                data.resolve(name), Ports.free(), true, data.resolve("logs").resolve(name + ".log"));
    }

    @Override
    public void close() throws IOException {
        children.close();
    }

    static <T> T unchecked(Callable<T> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Prints the pids to watch, then stays until killed. */
    public static void main(String[] arguments) throws Exception {
        AllServers servers = start(Path.of(arguments[0]));
        System.out.println("PIDS " + servers.postgres.child().pid() + " "
                + servers.kafka.child().pid() + " " + servers.redis.child().pid() + " "
                + servers.children.watchdogPid());
        Thread.currentThread().join();
    }
}
