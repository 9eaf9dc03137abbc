# Without Azure: a mock answers in place of the provider.
mock_provider "azurerm" {
  mock_data "azurerm_client_config" {
    defaults = {
      tenant_id = "00000000-0000-0000-0000-000000000001"
      object_id = "00000000-0000-0000-0000-000000000002"
    }
  }
}

variables {
  subscription_id         = "00000000-0000-0000-0000-000000000000"
  database_admin_password = "for-tests-only"
}

run "gpu_pool_costs_nothing_at_rest" {
  command = plan

  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.gpu.min_count == 0 && azurerm_kubernetes_cluster_node_pool.gpu.auto_scaling_enabled
    error_message = "the GPU pool must scale to 0"
  }
  assert {
    condition     = contains(azurerm_kubernetes_cluster_node_pool.gpu.node_taints, "sku=gpu:NoSchedule")
    error_message = "the GPU pool must have the taint that gpu-worker tolerates"
  }
  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.gpu.node_labels["sku"] == "gpu"
    error_message = "the GPU pool must have the label that gpu-worker selects"
  }
}

run "nothing_is_public" {
  command = plan

  assert {
    condition     = !azurerm_postgresql_flexible_server.this.public_network_access_enabled
    error_message = "PostgreSQL must not have a public address"
  }
  assert {
    condition     = azurerm_managed_redis.this.public_network_access == "Disabled"
    error_message = "Redis must not have a public address"
  }
  assert {
    condition     = !azurerm_container_registry.this.admin_enabled && !azurerm_storage_account.this.allow_nested_items_to_be_public
    error_message = "the registry must have no administrator, and no blob may be public"
  }
}

run "identities_are_those_of_the_manifests" {
  command = plan

  assert {
    condition     = azurerm_federated_identity_credential.this["secrets"].subject == "system:serviceaccount:dealerflow:key-vault"
    error_message = "the External Secrets Operator uses the service account key-vault"
  }
  assert {
    condition     = azurerm_role_assignment.workload["keda"].role_definition_name == "Storage Queue Data Reader"
    error_message = "KEDA only reads the length of the queue"
  }
  assert {
    condition     = azurerm_federated_identity_credential.this["feature"].subject == "system:serviceaccount:dealerflow:feature-service"
    error_message = "feature-service writes the feature store as itself"
  }
}

run "too_few_nodes_for_three_brokers" {
  command = plan
  variables {
    system_node_count = 2
  }
  expect_failures = [var.system_node_count]
}

run "more_gpu_nodes_than_partitions" {
  command = plan
  variables {
    gpu_node_max = 13
  }
  expect_failures = [var.gpu_node_max]
}
