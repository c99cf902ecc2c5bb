package dev.stampbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.UnavailableException;
import dev.stampbook.http.testing.Depot;
import dev.stampbook.http.testing.RawServer;
import dev.stampbook.http.testing.VirtualTime;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

  private static final int THREADS = 16;
  private static final int CALLS = 2_000;

  @Test
  void sixteenThreadsKeepSixteenConnections() throws Exception {
    try (RawServer server = new RawServer(RawServer.json(200, Depot.SAMPLE_JSON))) {
      Depot depot = Depot.at(HttpSettings.builder(server.url()).maxConcurrency(THREADS).build());
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try {
        List<Future<Depot.Item>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
          calls.add(threads.submit(() -> depot.get("8")));
        }
        for (Future<Depot.Item> call : calls) {
          assertThat(call.get()).isEqualTo(Depot.SAMPLE);
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(server.requests()).isEqualTo(CALLS);
      assertThat(server.connections()).isBetween(1, THREADS);
    }
  }

  @Test
  void clientsMayShareConnections() {
    try (RawServer server = new RawServer(RawServer.json(200, Depot.SAMPLE_JSON))) {
      Connections shared = Connections.keeping(4);
      for (int shop = 0; shop < 10; shop++) {
        Depot.at(HttpSettings.builder(server.url()).connections(shared).build()).get("8");
      }
      assertThat(server.connections()).isEqualTo(1);
      Depot.at(HttpSettings.builder(server.url()).build()).get("8");
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void aProxyIsUsedWhenOneIsSet() {
    try (RawServer proxy = new RawServer(RawServer.json(200, Depot.SAMPLE_JSON))) {
      URI nowhere = URI.create("http://depot.invalid/");
      HttpSettings.Builder settings =
          Depot.settings(nowhere, new VirtualTime()).allowPlainHttp().maxRetries(0);
      assertThatThrownBy(() -> Depot.at(settings.build()).get("8"))
          .isInstanceOf(UnavailableException.class);
      settings.proxy(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.url().getPort()));
      assertThat(Depot.at(settings.build()).get("8")).isEqualTo(Depot.SAMPLE);
    }
  }
}
