package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupedTasksTest {

    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final GroupedTasks tasks = new GroupedTasks(workers);

    @AfterEach
    void end() {
        workers.shutdownNow();
    }

    @Test
    void everyTaskOfManyThreadsRunsOnce() throws InterruptedException {
        int threads = 4;
        int each = 20_000;
        AtomicInteger run = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(threads * each);
        for (int i = 0; i < threads; i++) {
            new Thread(() -> {
                        for (int n = 0; n < each; n++) {
                            tasks.execute(() -> {
                                run.incrementAndGet();
                                done.countDown();
                            });
                        }
                    })
                    .start();
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(run).hasValue(threads * each);
    }

    @Test
    void aTaskThatTakesLongHoldsUpNoOther() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(100);
        tasks.execute(() -> awaitQuietly(slow));
        for (int i = 0; i < 100; i++) {
            tasks.execute(others::countDown);
        }
        assertThat(others.await(20, TimeUnit.SECONDS)).isTrue();
        slow.countDown();
    }

    @Test
    void aTaskThatFailsDoesNotTakeOthersWithIt() throws InterruptedException {
        CountDownLatch others = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            tasks.execute(() -> {
                others.countDown();
                throw new IllegalStateException("a task's own fault");
            });
        }
        assertThat(others.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatComesAfterTheEndIsTurnedAway() {
        workers.shutdown();
        assertThatThrownBy(() -> tasks.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
